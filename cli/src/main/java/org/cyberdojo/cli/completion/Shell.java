package org.cyberdojo.cli.completion;

import picocli.CommandLine.Model.CommandSpec;

/** The shells, as they call themselves. */
enum Shell {
  bash,
  zsh,
  fish;

  /** The script for a command and all below it. */
  String script(CommandSpec root) {
    return switch (this) {
      case bash, zsh -> BashCompletion.of(root);
      case fish -> FishCompletion.of(root);
    };
  }
}
