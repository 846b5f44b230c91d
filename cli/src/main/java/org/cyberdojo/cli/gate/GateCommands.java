package org.cyberdojo.cli.gate;

import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cyber-dojo gate}: which images may run, and why. */
@Command(
    name = "gate",
    description = "Says which images may run, and why; keeps the catalog and the risk marks.",
    footer = {
      "",
      "CYBER_DOJO_GATE_URL is the gate that the commands ask, CYBER_DOJO_GATE_TOKEN their bearer token.",
      "",
      "Examples:",
      "  cyber-dojo gate serve --policy policy.yml",
      "  cyber-dojo gate check ghcr.io/cyber-dojo-languages/gcc_assert:1a2b3c4"
    },
    synopsisSubcommandLabel = "COMMAND")
public final class GateCommands extends CommandGroup {

  private GateCommands() {}

  public static CommandLine commandLine(Console console, Surroundings surroundings) {
    return command(new GateCommands())
        .addSubcommand(command(new ServeCommand(console, surroundings)))
        .addSubcommand(command(new CheckCommand(console, surroundings)))
        .addSubcommand(command(new ExplainCommand(console, surroundings)))
        .addSubcommand(command(new MarkCommand(console, surroundings)))
        .addSubcommand(command(new LiftCommand(console, surroundings)))
        .addSubcommand(command(new MarksCommand(console, surroundings)))
        .addSubcommand(command(new ImportCommand(console, surroundings)))
        .addSubcommand(TokenCommands.commandLine(console, surroundings));
  }
}
