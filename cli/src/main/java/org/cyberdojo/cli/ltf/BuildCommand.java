package org.cyberdojo.cli.ltf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.cyberdojo.builder.ltf.BuildMode;
import org.cyberdojo.builder.ltf.BuildReport;
import org.cyberdojo.builder.ltf.BuildRequest;
import org.cyberdojo.builder.ltf.CiEnvironment;
import org.cyberdojo.builder.ltf.LtfBuilder;
import org.cyberdojo.builder.ltf.StepFailedException;
import org.cyberdojo.builder.ltf.UnknownModeException;
import org.cyberdojo.builder.ltf.UnusableRepositoryException;
import org.cyberdojo.builder.publish.Publication;
import org.cyberdojo.builder.source.RepositoryException;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.PrettyJson;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.failure.EngineUnreachableException;

/** {@code ltf build [DIR]}: from a commit to a published image. */
final class BuildCommand implements Described, Runnable {

  static final int UNUSABLE = 42;
  private static final int FIRST_STEP = 50;

  private final Console console;
  private final Surroundings surroundings;

  private Path folder = Path.of("");

  private Optional<String> mode = Optional.empty();

  private boolean strict;

  private Optional<Path> json = Optional.empty();

  BuildCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("build")
        .says(
            "Builds an LTF repository's image, tests it and, as the mode says, publishes it.",
            "The status is 0, 42 when DIR holds no LTF repository or no engine answers, and 50 and the step's number"
                + " when a step fails.",
            "")
        .footer(
            "",
            "Steps: 1 commit, 2 augment, 3 lint, 4 build, 5 check version, 6 traffic lights, 7 publish, 8 record.",
            "Environment: DOCKER_USERNAME and DOCKER_PASSWORD (else the docker command's configuration),"
                + " CYBER_DOJO_REGISTRY_CA, CYBER_DOJO_CATALOG_URL, CYBER_DOJO_GATE_TOKEN.",
            "",
            "Examples:",
            "  cyber-dojo ltf build",
            "  cyber-dojo ltf build ./gcc-assert --mode local --json report.json")
        .statusOfWrongUse(42);
    command
        .parameter("DIR")
        .as(Path.class)
        .optional()
        .says("A git repository. Default: the current folder.")
        .into(given -> folder = given);
    command
        .option("--mode", "MODE")
        .says(
            "commit: publish. cron: build anew, then force a commit that makes CI publish. local: nothing"
                + " leaves the machine. Default: what the variables of CircleCI or GitHub Actions say; local"
                + " where there is no CI.")
        .into(given -> mode = Optional.of(given));
    command
        .flag("--strict")
        .says("Fail when a FROM names an image that may change.")
        .into(given -> strict = given);
    command
        .option("--json", "FILE")
        .as(Path.class)
        .says("Write a report there, as JSON.")
        .into(given -> json = Optional.of(given));
  }

  @Override
  public void run() {
    BuildRequest request = request();
    try (LtfTools tools = LtfTools.open(surroundings)) {
      tools.requireEngine();
      BuildReport report =
          new LtfBuilder(tools.forBuilds()).build(request, new BuildDisplay(console));
      json.ifPresent(file -> write(file, ReportJson.of(report)));
      console.say(summary(report));
    } catch (UnusableRepositoryException | EngineUnreachableException e) {
      throw CommandFailure.of(UNUSABLE, String.valueOf(e.getMessage()));
    } catch (StepFailedException e) {
      throw failure(request, e);
    }
  }

  private BuildRequest request() {
    Path repository = surroundings.workingFolder().resolve(folder).normalize();
    if (!Files.isDirectory(repository)) {
      throw CommandFailure.of(UNUSABLE, repository + " does not exist");
    }
    CiEnvironment ci = CiEnvironment.of(surroundings.environment());
    return new BuildRequest(repository, mode(ci), strict, ci.commit());
  }

  private BuildMode mode(CiEnvironment ci) {
    try {
      return mode.isPresent() ? given(mode.get()) : ci.mode();
    } catch (UnknownModeException e) {
      throw CommandFailure.of(UNUSABLE, String.valueOf(e.getMessage()));
    }
  }

  private static BuildMode given(String text) {
    for (BuildMode each : BuildMode.values()) {
      if (each.text().equals(text.toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    throw CommandFailure.of(
        UNUSABLE, "--mode is '" + text + "'; write --mode=commit, --mode=cron or --mode=local");
  }

  private CommandFailure failure(BuildRequest request, StepFailedException failed) {
    json.ifPresent(file -> write(file, ReportJson.of(request, failed)));
    if (failed.getCause() instanceof RepositoryException) {
      return CommandFailure.of(
          UNUSABLE, request.folder() + " is not a git repository: " + failed.getMessage());
    }
    return failed.getCause() instanceof EngineUnreachableException
        ? CommandFailure.of(UNUSABLE, String.valueOf(failed.getMessage()))
        : CommandFailure.of(
            FIRST_STEP + failed.step().number(), String.valueOf(failed.getMessage()));
  }

  private static String summary(BuildReport report) {
    return switch (report.mode()) {
      case LOCAL -> "Successfully built " + report.image();
      case CRON -> "Successfully built " + report.image() + ", which stays here";
      case COMMIT ->
          report.publication().filter(Publication.Pushed.class::isInstance).isPresent()
              ? "Successfully published " + report.image()
              : report.image() + " was published before, and passed again";
    };
  }

  private void write(Path file, Object report) {
    Path target = surroundings.workingFolder().resolve(file);
    try {
      Files.writeString(target, PrettyJson.of(report) + "\n");
    } catch (IOException e) {
      throw CommandFailure.of(
          UNUSABLE, "Tried to write the report " + target + " but failed because of " + e);
    }
  }
}
