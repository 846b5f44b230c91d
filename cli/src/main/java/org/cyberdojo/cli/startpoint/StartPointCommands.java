package org.cyberdojo.cli.startpoint;

import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cyber-dojo start-point}: makes, shows, serves and removes start-point images. */
@Command(
    name = "start-point",
    description = "Makes, shows, serves and removes start-point images.",
    synopsisSubcommandLabel = "COMMAND")
public final class StartPointCommands extends CommandGroup {

  private StartPointCommands() {}

  public static CommandLine commandLine(Console console) {
    return command(new StartPointCommands())
        .addSubcommand(command(new LsCommand(console)))
        .addSubcommand(command(new RmCommand(console)));
  }
}
