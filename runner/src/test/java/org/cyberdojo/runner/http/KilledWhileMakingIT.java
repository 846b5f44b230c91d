package org.cyberdojo.runner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.runner.fixture.RunnerClient.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cyberdojo.engine.container.Capabilities;
import org.cyberdojo.engine.container.Confinement;
import org.cyberdojo.engine.container.ContainerId;
import org.cyberdojo.engine.container.ContainerRecipe;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.image.ListedImage;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.RunnerClient;
import org.cyberdojo.runner.fixture.TestImage;
import org.cyberdojo.runner.service.Runner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A runner that is killed while it makes the image of the lambdas, and the next one of its name.
 */
class KilledWhileMakingIT {

  private static final String LABEL = "org.cyber-dojo.test";
  private static final String CONTENT = "org.cyber-dojo.rag-worker.content";

  private static DockerEngine engine;

  private final String mine = "killed-it-" + UUID.randomUUID();
  private final CommitSha commit = anyCommit();
  private final List<Process> processes = new ArrayList<>();
  private final List<ImageName> images = new ArrayList<>();

  @BeforeAll
  static void connect() {
    engine = DockerEngine.from(System.getenv());
  }

  @AfterAll
  static void disconnect() {
    engine.close();
  }

  @AfterEach
  void remove() {
    processes.forEach(Process::destroy);
    processes.forEach(process -> process.onExit().join());
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
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RunnerMain.class.getName(),
                mine,
                commit.text())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    processes.add(process);
    return process;
  }

  private static int portOf(Process process) throws IOException {
    return Integer.parseInt(process.inputReader().readLine());
  }

  /** What carries the runner's label. */
  private List<ListedImage> halfMade() {
    return engine.images().labelled(Runner.LABEL, mine);
  }

  private ImageName olderWorkerImage(String content) {
    ImageName name = workerImage(anyCommit());
    images.add(name);
    return TestImage.empty()
        .withLabel(CONTENT, content + mine)
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
    images.add(workerImage(commit));
    Process killed = startRunner();
    await("the image is half made", () -> !halfMade().isEmpty());
    await("it is trained", () -> !engine.containers().labelled(Runner.LABEL, mine).isEmpty());
    killed.destroyForcibly().onExit().join();
    assertThat(halfMade()).as("it was killed, and tidied nothing").isNotEmpty();
    List<ContainerId> left = engine.containers().labelled(Runner.LABEL, mine);
    ImageName unused = olderWorkerImage("unused");
    ImageName used = olderWorkerImage("used");
    standOn(used);

    try (RunnerClient next = new RunnerClient(portOf(startRunner()))) {
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
}
