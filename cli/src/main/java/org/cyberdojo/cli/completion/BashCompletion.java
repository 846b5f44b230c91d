package org.cyberdojo.cli.completion;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** A completion script for bash, which zsh understands too. */
final class BashCompletion {

  private BashCompletion() {}

  static String of(CommandSpec root) {
    String name = root.name();
    // picocli also registers name.sh, and that is the users' own file here
    return AutoComplete.bash(name, root.commandLine())
        .replace(" " + name + " " + name + ".sh " + name + ".bash", " " + name)
        .stripTrailing();
  }
}
