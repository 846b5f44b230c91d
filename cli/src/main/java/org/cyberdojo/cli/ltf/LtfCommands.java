package org.cyberdojo.cli.ltf;

import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Subcommands;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.Words;
import picocli.CommandLine;

/** {@code cyber-dojo ltf}: builds and checks the images of languages and test-frameworks. */
public final class LtfCommands extends CommandGroup {

  private LtfCommands() {}

  @Override
  protected void introduce(Description command) {
    command
        .named("ltf")
        .says("Builds and checks the images of languages and test-frameworks.")
        .footer(
            "",
            "Examples:",
            "  cyber-dojo ltf build ./gcc-assert",
            "  cyber-dojo ltf lights ./gcc-assert");
  }

  public static CommandLine commandLine(Console console, Surroundings surroundings, Words words) {
    return Subcommands.wantedBy(words)
        .add("build", () -> new BuildCommand(console, surroundings))
        .add("lights", () -> new LightsCommand(console, surroundings))
        .add("force-commit", () -> new ForceCommitCommand(console, surroundings))
        .add("dependents", () -> new DependentsCommand(console, surroundings))
        .add("chain", () -> new ChainCommand(console, surroundings))
        .of(new LtfCommands());
  }
}
