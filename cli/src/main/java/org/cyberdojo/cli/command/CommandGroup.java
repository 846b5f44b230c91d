package org.cyberdojo.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only holds other commands: called without one, it says which there are. */
public abstract class CommandGroup implements Runnable {

  @Spec private CommandSpec spec;

  /** A command, with {@code --help}. */
  static CommandLine command(Object command) {
    return new CommandLine(command).setUsageHelpWidth(100).addMixin("help", new HelpOption());
  }

  @Override
  public final void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
