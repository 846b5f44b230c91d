package org.cyberdojo.cli.ltf;

import java.time.Clock;
import org.cyberdojo.builder.forced.ForcedCommit;
import org.cyberdojo.builder.forced.PushRefusedException;
import org.cyberdojo.builder.source.MalformedRepositoryException;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.manifest.commit.CommitSha;

/** {@code ltf force-commit URL --because "…"}: makes a repository's CI build anew. */
final class ForceCommitCommand implements Described, Runnable {

  private final Console console;
  private final Surroundings surroundings;

  private String url = "";

  private String because = "";

  ForceCommitCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("force-commit")
        .says(
            "Pushes a commit that changes nothing but .circleci/force-ci-run, so that CI builds and publishes.",
            "")
        .footer(
            "",
            "Examples:",
            "  cyber-dojo ltf force-commit https://github.com/org/gcc-assert --because \"gcc has a new image\"")
        .statusOfWrongUse(42);
    command.parameter("URL").says("The repository.").into(given -> url = given);
    command.option("--because", "CAUSE").required().says("Why.").into(given -> because = given);
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
