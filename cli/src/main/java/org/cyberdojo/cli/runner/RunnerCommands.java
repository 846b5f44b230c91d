package org.cyberdojo.cli.runner;

import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Subcommands;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.Words;
import picocli.CommandLine;

/** {@code cyber-dojo runner}: runs cyber-dojo.sh in containers. */
public final class RunnerCommands extends CommandGroup {

  private RunnerCommands() {}

  @Override
  protected void introduce(Description command) {
    command
        .named("runner")
        .says("Runs cyber-dojo.sh in containers: red, amber or green.")
        .footer("", "Examples:", "  cyber-dojo runner serve --port 4597");
  }

  public static CommandLine commandLine(Console console, Surroundings surroundings, Words words) {
    return Subcommands.wantedBy(words)
        .add("serve", () -> new ServeCommand(console, surroundings))
        .of(new RunnerCommands());
  }
}
