package org.cyberdojo.cli.startpoint;

import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cyber-dojo start-point}: makes, shows, serves and removes start-point images. */
@Command(
    name = "start-point",
    description = "Makes, shows, serves and removes start-point images.",
    footer = {
      "",
      "Examples:",
      "  cyber-dojo start-point create my/languages --languages ./gcc-assert",
      "  cyber-dojo start-point ls"
    },
    synopsisSubcommandLabel = "COMMAND")
public final class StartPointCommands extends CommandGroup {

  private StartPointCommands() {}

  public static CommandLine commandLine(Console console, Surroundings surroundings) {
    return command(new StartPointCommands())
        .addSubcommand(command(new BaseCommand(console, surroundings)))
        .addSubcommand(command(new CreateCommand(console, surroundings)))
        .addSubcommand(command(new InspectCommand(console, surroundings)))
        .addSubcommand(command(new LsCommand(console, surroundings)))
        .addSubcommand(command(new RmCommand(surroundings)))
        .addSubcommand(command(new ServeCommand(console, surroundings)))
        .addSubcommand(command(new UpdateCommand(console, surroundings)));
  }
}
