package org.cyberdojo.cli.startpoint;

import org.cyberdojo.cli.command.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cyber-dojo start-point}: makes, shows, serves and removes start-point images. */
@Command(
    name = "start-point",
    description = "Makes, shows, serves and removes start-point images.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class StartPointCommands extends CommandGroup {

  private StartPointCommands() {}

  public static CommandLine commandLine() {
    return new CommandLine(new StartPointCommands());
  }
}
