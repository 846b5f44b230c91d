package org.cyberdojo.cli.runner;

import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Subcommands;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.Words;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cyber-dojo runner}: runs cyber-dojo.sh in containers. */
@Command(
    name = "runner",
    description = "Runs cyber-dojo.sh in containers: red, amber or green.",
    footer = {"", "Examples:", "  cyber-dojo runner serve --port 4597"},
    synopsisSubcommandLabel = "COMMAND")
public final class RunnerCommands extends CommandGroup {

  private RunnerCommands() {}

  public static CommandLine commandLine(Console console, Surroundings surroundings, Words words) {
    return Subcommands.wantedBy(words)
        .add("serve", () -> new ServeCommand(console, surroundings))
        .of(new RunnerCommands());
  }
}
