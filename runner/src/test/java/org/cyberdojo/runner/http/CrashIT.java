package org.cyberdojo.runner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.runner.fixture.RunnerClient.aRun;
import static org.cyberdojo.runner.fixture.RunnerClient.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.cyberdojo.engine.container.ContainerId;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.Lambdas;
import org.cyberdojo.runner.fixture.RunnerClient;
import org.cyberdojo.runner.fixture.TestImage;
import org.cyberdojo.runner.service.Runner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runners that are programs of their own, stopped kindly and unkindly. */
class CrashIT {

  private static final String IMAGES = "crash-it-" + UUID.randomUUID();

  private static DockerEngine engine;
  private static ImageName image;

  private final String mine = IMAGES + "-mine";
  private final String others = IMAGES + "-others";
  private final RunnerProcesses processes = RunnerProcesses.ofThisBuild();

  @BeforeAll
  static void makeImage() {
    engine = DockerEngine.from(System.getenv());
    image =
        TestImage.withPrograms()
            .withLambda(Lambdas.BY_STATUS)
            .loadInto(engine.images(), IMAGES + "/bash:1234567");
  }

  @AfterAll
  static void removeImage() {
    engine.images().remove(image);
    engine.close();
  }

  @AfterEach
  void stop() {
    processes.close();
    assertThat(containersOf(mine)).isEmpty();
    assertThat(containersOf(others)).isEmpty();
  }

  /** A runner's process and a client of it. */
  private record Started(Process process, RunnerClient client) {

    /** Has containers started ahead, and a run that goes on. */
    CompletableFuture<HttpResponse<String>> work() {
      client.awaitReady();
      assertThat(client.running(aRun(image, "exit 0")).join().statusCode()).isEqualTo(200);
      CompletableFuture<HttpResponse<String>> run = client.running(aRun(image, "sleep 9"));
      await("a run goes on", () -> client.metric("runs_under_way") == 1);
      await("containers are started ahead", () -> client.metric("containers_warm") >= 1);
      return run;
    }
  }

  private Started startRunner(String name) throws IOException {
    Process process = processes.start(name);
    return new Started(process, new RunnerClient(RunnerProcesses.portOf(process)));
  }

  private static List<ContainerId> containersOf(String name) {
    return engine.containers().labelled(Runner.LABEL, name);
  }

  @Test
  void the_next_runner_of_a_name_removes_what_a_killed_one_left_and_nothing_of_another()
      throws IOException {
    Started other = startRunner(others);
    CompletableFuture<HttpResponse<String>> runOfOther = other.work();
    Started killed = startRunner(mine);
    var _ = killed.work();
    List<ContainerId> left = containersOf(mine);
    killed.process().destroyForcibly().onExit().join();
    assertThat(containersOf(mine)).as("it was killed, and tidied nothing").isNotEmpty();

    Started next = startRunner(mine);
    assertThat(containersOf(mine)).doesNotContainAnyElementsOf(left);
    next.client().awaitReady();
    assertThat(
            RunnerClient.result(next.client().running(aRun(image, "exit 0")).join())
                .path("outcome")
                .asText())
        .isEqualTo("green");
    assertThat(runOfOther.join().body()).contains("\"green\"");
    assertThat(containersOf(others)).isNotEmpty();
  }

  @Test
  void one_that_is_asked_to_stop_ends_its_run_and_leaves_nothing() throws IOException {
    Started runner = startRunner(mine);
    runner.client().awaitReady();
    var answer = runner.client().running(aRun(image, "sleep 2; echo done"));
    await("the run goes on", () -> runner.client().metric("runs_under_way") == 1);
    runner.process().destroy();
    assertThat(answer.join().body()).contains("done", "\"green\"");
    runner.process().onExit().join();
    assertThat(containersOf(mine)).isEmpty();
  }
}
