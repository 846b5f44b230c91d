package org.cyberdojo.cli.ltf;

import java.time.Clock;
import org.cyberdojo.builder.forced.ForcedCommit;
import org.cyberdojo.builder.forced.PushRefusedException;
import org.cyberdojo.builder.source.MalformedRepositoryException;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.manifest.commit.CommitSha;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ltf force-commit URL --because "…"}: makes a repository's CI build anew. */
@Command(
    name = "force-commit",
    description = {
      "Pushes a commit that changes nothing but .circleci/force-ci-run, so that CI builds and publishes.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cyber-dojo ltf force-commit https://github.com/org/gcc-assert --because \"gcc has a new image\""
    },
    exitCodeOnInvalidInput = 42)
final class ForceCommitCommand implements Runnable {

  private final Console console;
  private final Surroundings surroundings;

  @Parameters(paramLabel = "URL", description = "The repository.")
  private String url = "";

  @Option(names = "--because", required = true, paramLabel = "CAUSE", description = "Why.")
  private String because = "";

  ForceCommitCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    ForcedCommit forced = forced();
    RepositoryArgument repository = repository();
    try (LtfTools tools = LtfTools.open(surroundings)) {
      CommitSha commit = tools.origins().commit(repository.address(), forced.plan());
      console.say("forced commit " + commit + " in " + repository.url());
    } catch (PushRefusedException e) {
      throw CommandFailure.of(1, String.valueOf(e.getMessage()));
    }
  }

  private ForcedCommit forced() {
    try {
      return ForcedCommit.because(because, Clock.systemUTC().instant());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.of(BuildCommand.UNUSABLE, "--because: " + e.getMessage());
    }
  }

  private RepositoryArgument repository() {
    try {
      return RepositoryArgument.parse(url, surroundings.workingFolder());
    } catch (MalformedRepositoryException e) {
      throw CommandFailure.of(BuildCommand.UNUSABLE, String.valueOf(e.getMessage()));
    }
  }
}
