package org.cyberdojo.cli.ltf;

import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cyber-dojo ltf}: builds and checks the images of languages and test-frameworks. */
@Command(
    name = "ltf",
    description = "Builds and checks the images of languages and test-frameworks.",
    footer = {
      "",
      "Examples:",
      "  cyber-dojo ltf build ./gcc-assert",
      "  cyber-dojo ltf lights ./gcc-assert"
    },
    synopsisSubcommandLabel = "COMMAND")
public final class LtfCommands extends CommandGroup {

  private LtfCommands() {}

  public static CommandLine commandLine(Console console, Surroundings surroundings) {
    return command(new LtfCommands())
        .addSubcommand(command(new BuildCommand(console, surroundings)))
        .addSubcommand(command(new LightsCommand(console, surroundings)))
        .addSubcommand(command(new ForceCommitCommand(console, surroundings)))
        .addSubcommand(command(new DependentsCommand(console, surroundings)))
        .addSubcommand(command(new ChainCommand(console, surroundings)));
  }
}
