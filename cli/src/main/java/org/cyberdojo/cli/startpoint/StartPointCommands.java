package org.cyberdojo.cli.startpoint;

import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Subcommands;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.Words;
import picocli.CommandLine;

/** {@code cyber-dojo start-point}: makes, shows, serves and removes start-point images. */
public final class StartPointCommands extends CommandGroup {

  private StartPointCommands() {}

  @Override
  protected void introduce(Description command) {
    command
        .named("start-point")
        .says("Makes, shows, serves and removes start-point images.")
        .footer(
            "",
            "Examples:",
            "  cyber-dojo start-point create my/languages --languages ./gcc-assert",
            "  cyber-dojo start-point ls");
  }

  public static CommandLine commandLine(Console console, Surroundings surroundings, Words words) {
    return Subcommands.wantedBy(words)
        .add("base", () -> new BaseCommand(console, surroundings))
        .add("create", () -> new CreateCommand(console, surroundings))
        .add("inspect", () -> new InspectCommand(console, surroundings))
        .add("ls", () -> new LsCommand(console, surroundings))
        .add("rm", () -> new RmCommand(surroundings))
        .add("serve", () -> new ServeCommand(console, surroundings))
        .add("update", () -> new UpdateCommand(console, surroundings))
        .of(new StartPointCommands());
  }
}
