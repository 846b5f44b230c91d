package org.cyberdojo.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command that only holds other commands: called without one, it says which there are. */
public abstract class CommandGroup implements Described, Runnable {

  private Runnable usage = () -> {};

  /** A command, with {@code --help}. */
  static CommandLine command(Described command) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
    Description description = Description.of(spec);
    command.describe(description);
    description.help("-h", "--help");
    return new CommandLine(spec);
  }

  /** Says what it is called, and what its commands are for. */
  protected abstract void introduce(Description group);

  @Override
  public final void describe(Description command) {
    usage = command.usage();
    introduce(command.group());
  }

  @Override
  public final void run() {
    usage.run();
  }
}
