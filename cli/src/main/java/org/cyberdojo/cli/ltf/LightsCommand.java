package org.cyberdojo.cli.ltf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cyberdojo.builder.git.GitRepositories;
import org.cyberdojo.builder.git.GitSettings;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.RepositoryException;
import org.cyberdojo.builder.source.SourceRepositories;
import org.cyberdojo.builder.source.TakingListener;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.PrettyJson;
import org.cyberdojo.cli.command.ProgressLine;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.runner.lights.CheckedLight;
import org.cyberdojo.runner.lights.CheckedStartPoint;
import org.cyberdojo.runner.lights.LightsReport;
import org.cyberdojo.runner.lights.UncheckableStartPointException;
import org.cyberdojo.runner.rag.WorkerStartException;

/** {@code ltf lights}: are a start-point's files red, and with one change amber, and green? */
final class LightsCommand implements Described, Callable<Integer> {

  private static final int NOT_ALL_PASSED = 1;
  private static final int UNUSABLE = 42;

  private final Console console;
  private final Surroundings surroundings;

  private Path folder = Path.of("");

  private Optional<String> image = Optional.empty();

  private boolean json;

  private Optional<Path> reportFile = Optional.empty();

  LightsCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("lights")
        .says(
            "Runs a start-point's files three times, with one change for each colour: each must come out in its colour.",
            "The status is 0 when all three do, 1 when one does not, 42 when the check cannot be made.",
            "")
        .footer(
            "",
            "The changes are those of start_point/options.json: {\"red\":{\"filename\":…,\"from\":…,\"to\":…},…}. Without it they",
            "are made in the first visible file that has '6 * 9': red as it is, amber '6 * 9sd', green '6 * 7'.",
            "",
            "Examples:",
            "  cyber-dojo ltf lights",
            "  cyber-dojo ltf lights ./gcc-assert --image gcc_assert:1a2b3c4 --json")
        .statusOfWrongUse(42);
    command
        .parameter("DIR")
        .as(Path.class)
        .optional()
        .says("A git repository with a start-point. Default: the current folder.")
        .into(given -> folder = given);
    command
        .option("--image", "NAME")
        .says("The image to run in. Default: the one that the repository names.")
        .into(given -> image = Optional.of(given));
    command
        .flag("--json")
        .says("Print the report as JSON; the lines for people go to standard error.")
        .into(given -> json = given);
    command
        .option("--report", "FILE")
        .as(Path.class)
        .says("Write the report there, as JSON.")
        .into(given -> reportFile = Optional.of(given));
  }

  @Override
  public Integer call() {
    try {
      LightsReport report = check();
      publish(report.json());
      return report.hasPassed() ? 0 : NOT_ALL_PASSED;
    } catch (UncheckableStartPointException
        | RepositoryException
        | EngineException
        | WorkerStartException e) {
      throw CommandFailure.of(UNUSABLE, String.valueOf(e.getMessage()));
    }
  }

  private LightsReport check() {
    Path repository = surroundings.workingFolder().resolve(folder).normalize();
    if (!Files.isDirectory(repository)) {
      throw CommandFailure.of(UNUSABLE, repository + " is not a folder");
    }
    try (SourceRepositories repositories = repositories();
        DockerEngine engine = DockerEngine.from(surroundings.environment());
        ProgressLine progress = new ProgressLine(console)) {
      SourceRepository source =
          repositories
              .take(List.of(RepositoryArgument.ofFolder(repository)), TakingListener.SILENT)
              .getFirst()
              .source();
      LightsTarget target = LightsTarget.of(source, image);
      CheckedStartPoint startPoint = CheckedStartPoint.read(source.tree(), target.folder());
      try (LightsRunner runner = LightsRunner.start(surroundings, engine)) {
        requireImage(engine, target.image());
        return runner.check(
            startPoint, target.image(), light -> tell(light, progress), progress::show);
      }
    }
  }

  private SourceRepositories repositories() {
    try {
      return GitRepositories.with(GitSettings.of(surroundings.environment()));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static void requireImage(DockerEngine engine, ImageName image) {
    if (engine.images().find(image).isEmpty()) {
      engine.images().pull(image, TransferProgress.NONE);
    }
  }

  private void tell(CheckedLight light, ProgressLine progress) {
    progress.clear();
    String line =
        String.format(
            Locale.ROOT,
            "%-5s %s %.2f seconds",
            light.expected(),
            light.hasPassed() ? "PASSED" : "FAILED: it is " + light.outcome() + ",",
            light.duration().toNanos() / 1e9);
    if (json) {
      console.complain(line);
    } else {
      console.say(line);
    }
  }

  private void publish(ObjectNode report) {
    String text = PrettyJson.of(report);
    if (json) {
      console.say(text);
    }
    reportFile.ifPresent(file -> write(surroundings.workingFolder().resolve(file), text));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw CommandFailure.of(
          UNUSABLE, "Tried to write the report " + file + " but failed because of " + e);
    }
  }
}
