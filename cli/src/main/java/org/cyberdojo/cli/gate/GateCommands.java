package org.cyberdojo.cli.gate;

import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Subcommands;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.Words;
import picocli.CommandLine;

/** {@code cyber-dojo gate}: which images may run, and why. */
public final class GateCommands extends CommandGroup {

  private GateCommands() {}

  @Override
  protected void introduce(Description command) {
    command
        .named("gate")
        .says("Says which images may run, and why; keeps the catalog and the risk marks.")
        .footer(
            "",
            "CYBER_DOJO_GATE_URL is the gate that the commands ask, CYBER_DOJO_GATE_TOKEN their bearer token.",
            "",
            "Examples:",
            "  cyber-dojo gate serve --policy policy.yml",
            "  cyber-dojo gate check ghcr.io/cyber-dojo-languages/gcc_assert:1a2b3c4");
  }

  public static CommandLine commandLine(Console console, Surroundings surroundings, Words words) {
    return Subcommands.wantedBy(words)
        .add("serve", () -> new ServeCommand(console, surroundings))
        .add("check", () -> new CheckCommand(console, surroundings))
        .add("explain", () -> new ExplainCommand(console, surroundings))
        .add("mark", () -> new MarkCommand(console, surroundings))
        .add("lift", () -> new LiftCommand(console, surroundings))
        .add("marks", () -> new MarksCommand(console, surroundings))
        .add("import", () -> new ImportCommand(console, surroundings))
        .addGroup("token", own -> TokenCommands.commandLine(console, surroundings, own))
        .of(new GateCommands());
  }
}
