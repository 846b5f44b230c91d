package org.cyberdojo.cli.catalog;

import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Subcommands;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.Words;
import picocli.CommandLine;

/** {@code cyber-dojo catalog}: what the gate's catalog knows. */
public final class CatalogCommands extends CommandGroup {

  private CatalogCommands() {}

  @Override
  protected void introduce(Description command) {
    command
        .named("catalog")
        .says("Fills the gate's catalog from registries.")
        .footer(
            "", "Example:", "  cyber-dojo catalog sync ghcr.io/cyber-dojo-languages/gcc_assert");
  }

  public static CommandLine commandLine(Console console, Surroundings surroundings, Words words) {
    return Subcommands.wantedBy(words)
        .add("sync", () -> new SyncCommand(console, surroundings))
        .of(new CatalogCommands());
  }
}
