package org.cyberdojo.cli.ltf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.builder.chain.BadChainException;
import org.cyberdojo.builder.chain.Chain;
import org.cyberdojo.builder.forced.ForcedCommit;
import org.cyberdojo.builder.forced.PushRefusedException;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.manifest.commit.CommitSha;

/** {@code ltf chain NAME}: makes those build that wait for a repository. */
final class ChainCommand implements Described, Runnable {

  private final Console console;
  private final Surroundings surroundings;

  private Path file = Path.of("dependents.yml");

  private String name = "";

  ChainCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("chain")
        .says(
            "Forces a commit in each repository that a chain has right behind NAME; their CI goes on with the chain.",
            "")
        .footer(
            "",
            "Examples:",
            "  cyber-dojo ltf chain start-points-base",
            "  cyber-dojo ltf chain --file ci/dependents.yml start-points-base")
        .statusOfWrongUse(42);
    command
        .option("--file", "FILE")
        .as(Path.class)
        .says("The chain: YAML, names with lists of urls. Default: dependents.yml")
        .into(given -> file = given);
    command.parameter("NAME").says("What was published.").into(given -> name = given);
  }

  @Override
  public void run() {
    List<String> faults = new ArrayList<>();
    try (LtfTools tools = LtfTools.open(surroundings)) {
      ForcedCommit forced =
          ForcedCommit.because(name + " was published", Clock.systemUTC().instant());
      for (RepositoryArgument dependent : chain().dependentsOf(name)) {
        try {
          CommitSha commit = tools.origins().commit(dependent.address(), forced.plan());
          console.say("forced commit " + commit + " in " + dependent.url());
        } catch (PushRefusedException e) {
          faults.add("ERROR: " + e.getMessage());
        }
      }
    } catch (BadChainException e) {
      throw CommandFailure.of(BuildCommand.UNUSABLE, file + ": " + e.getMessage());
    }
    if (!faults.isEmpty()) {
      throw CommandFailure.ofLines(1, faults);
    }
  }

  private Chain chain() {
    Path path = surroundings.workingFolder().resolve(file);
    try {
      return Chain.parse(Files.readString(path), path.resolveSibling(".").normalize());
    } catch (IOException e) {
      throw CommandFailure.of(
          BuildCommand.UNUSABLE, "Tried to read " + path + " but failed because of " + e);
    }
  }
}
