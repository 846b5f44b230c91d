package org.cyberdojo.runner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.runner.fixture.RunnerClient.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cyberdojo.engine.container.Capabilities;
import org.cyberdojo.engine.container.Confinement;
import org.cyberdojo.engine.container.ContainerId;
import org.cyberdojo.engine.container.ContainerRecipe;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.engine.image.ListedImage;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.LinkedJava;
import org.cyberdojo.runner.fixture.RunnerClient;
import org.cyberdojo.runner.fixture.TestImage;
import org.cyberdojo.runner.service.Runner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A runner that is killed, or told to stop, while it makes the image of the lambdas, and the next
 * one of its name. Where an image must be made, its content is that of no other test.
 */
class KilledWhileMakingIT {

  private static final String LABEL = "org.cyber-dojo.test";
  private static final String CONTENT = "org.cyber-dojo.rag-worker.content";

  private static DockerEngine engine;

  private final String mine = "killed-it-" + UUID.randomUUID();
  private final CommitSha commit = anyCommit();

  /** In front of the class path. */
  @TempDir private Path content;

  @TempDir private Path temporary;

  private RunnerProcesses processes;
  private RunnerProcesses processesOnJdk;
  private final List<ImageName> images = new ArrayList<>();

  @BeforeAll
  static void connect() {
    engine = DockerEngine.from(System.getenv());
  }

  @AfterAll
  static void disconnect() {
    engine.close();
  }

  private void changeTheContent() throws IOException {
    Path ruby = content.resolve("org/cyberdojo/runner/rag/image/ruby-version");
    Files.createDirectories(ruby.getParent());
    Files.writeString(ruby, mine);
  }

  @BeforeEach
  void prepare() {
    processes = RunnerProcesses.ofAnotherBuild(LinkedJava.program(), content, temporary);
    Path jdk = Path.of(System.getProperty("java.home"), "bin", "java");
    processesOnJdk = RunnerProcesses.ofAnotherBuild(jdk, content, temporary);
  }

  @AfterEach
  void remove() {
    processes.close();
    processesOnJdk.close();
    assertThat(engine.containers().labelled(Runner.LABEL, mine)).isEmpty();
    engine.containers().labelled(LABEL, mine).forEach(engine.containers()::remove);
    for (ImageName image : images) {
      try {
        engine.images().remove(image);
      } catch (EngineException e) {
        assertThat(engine.images().find(image)).as("%s", e.getMessage()).isEmpty();
      }
    }
  }

  private static CommitSha anyCommit() {
    return CommitSha.of(
        (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 40));
  }

  private static ImageName workerImage(CommitSha commit) {
    return ImageName.parse("cyber-dojo/rag-worker").withTag(commit.sha7().text());
  }

  private Process startRunner() throws IOException {
    return startRunner(commit);
  }

  private Process startRunner(CommitSha builtFrom) throws IOException {
    images.add(workerImage(builtFrom));
    return processes.start(mine, builtFrom.text());
  }

  /** Whose Java is none that could go into the image: it links one, in its temporary folder. */
  private Process startRunnerOnJdk() throws IOException {
    images.add(workerImage(commit));
    return processesOnJdk.start(mine, commit.text());
  }

  /** What carries the runner's label. */
  private List<ListedImage> halfMade() {
    return engine.images().labelled(Runner.LABEL, mine);
  }

  private ImageName olderWorkerImage(String inIt) {
    ImageName name = workerImage(anyCommit());
    images.add(name);
    return TestImage.empty()
        .withLabel(CONTENT, inIt + mine)
        .loadInto(engine.images(), name.toString());
  }

  private void standOn(ImageName image) {
    Confinement confinement =
        new Confinement(
            "65534:65534",
            64L << 20,
            16,
            Confinement.DEFAULT_CPU_SHARES,
            true,
            Capabilities.NONE,
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    ContainerRecipe recipe =
        new ContainerRecipe(
            image.toString(),
            mine,
            List.of("none"),
            new LinkedHashMap<>(),
            Map.of(LABEL, mine),
            confinement);
    engine.containers().create(recipe);
  }

  @Test
  void the_next_runner_removes_what_was_half_made_and_images_of_versions_that_nobody_runs()
      throws IOException {
    changeTheContent();
    Process killed = startRunner();
    await("the image is half made", () -> !halfMade().isEmpty());
    await("it is trained", () -> !engine.containers().labelled(Runner.LABEL, mine).isEmpty());
    killed.destroyForcibly().onExit().join();
    assertThat(halfMade()).as("it was killed, and tidied nothing").isNotEmpty();
    List<ContainerId> left = engine.containers().labelled(Runner.LABEL, mine);
    ImageName unused = olderWorkerImage("unused");
    ImageName used = olderWorkerImage("used");
    standOn(used);

    try (RunnerClient next = new RunnerClient(RunnerProcesses.portOf(startRunner()))) {
      next.awaitReady();
      assertThat(halfMade()).isEmpty();
      assertThat(engine.containers().labelled(Runner.LABEL, mine))
          .isNotEmpty()
          .doesNotContainAnyElementsOf(left);
      await("the unused one is gone", () -> engine.images().find(unused).isEmpty());
      assertThat(engine.images().find(used)).isPresent();
      assertThat(engine.images().find(workerImage(commit))).isPresent();
    }
  }

  private List<Path> leftInTemporaryFolder() {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> file.getFileName().toString().startsWith("cyber-dojo")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireNothingOnTheEngine() {
    assertThat(halfMade()).isEmpty();
    assertThat(engine.containers().labelled(Runner.LABEL, mine)).isEmpty();
    assertThat(engine.images().find(workerImage(commit))).isEmpty();
  }

  @Test
  void a_runner_that_is_told_to_stop_while_it_trains_leaves_nothing() throws IOException {
    changeTheContent();
    Process stopped = startRunnerOnJdk();
    await("it is trained", () -> !engine.containers().labelled(Runner.LABEL, mine).isEmpty());
    stopped.destroy();
    assertThat(stopped.onExit()).succeedsWithin(Duration.ofMinutes(1));
    requireNothingOnTheEngine();
    assertThat(leftInTemporaryFolder()).isEmpty();
  }

  @Test
  void a_runner_that_is_told_to_stop_while_it_collects_files_brings_none_to_the_engine()
      throws IOException {
    changeTheContent();
    Process stopped = startRunnerOnJdk();
    assertThat(RunnerProcesses.portOf(stopped)).isPositive();
    await("files are collected", () -> !leftInTemporaryFolder().isEmpty());
    stopped.destroy();
    assertThat(stopped.onExit()).succeedsWithin(Duration.ofMinutes(1));
    requireNothingOnTheEngine();
  }

  @Test
  void a_runner_of_another_version_with_the_same_content_names_the_image_that_is_there()
      throws IOException {
    Process first = startRunner();
    try (RunnerClient client = new RunnerClient(RunnerProcesses.portOf(first))) {
      client.awaitReady();
    }
    first.destroy();
    first.onExit().join();
    Optional<ImageId> made = idOf(commit);

    CommitSha other = anyCommit();
    Process next = startRunner(other);
    try (RunnerClient client = new RunnerClient(RunnerProcesses.portOf(next))) {
      client.awaitReady();
      assertThat(made).isPresent().isEqualTo(idOf(other)).isEqualTo(idOf(commit));
    }
  }

  private static Optional<ImageId> idOf(CommitSha version) {
    return engine.images().find(workerImage(version)).map(EngineImage::id);
  }
}
