package org.cyberdojo.it.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.DebianImage;
import org.cyberdojo.it.harness.Images;
import org.cyberdojo.it.harness.Json;
import org.cyberdojo.it.harness.Process;
import org.cyberdojo.it.harness.Process.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** The runner in a container of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class RunnerImageIT {

  private final DockerClient engine = DockerClientFactory.lazyClient();
  private final Images images = new Images();
  private final String name = "it-runner-" + UUID.randomUUID();

  private String image = "";

  @BeforeAll
  void make(@TempDir Path folder) {
    String program = CyberDojo.checkout().resolve("build/service-images").toString();
    Outcome made =
        Process.run(folder, Map.of(), List.of(program, "--built", images.name("services")));
    assertThat(made.status()).as(made.toString()).isZero();
    List<String> names = made.stdout().lines().map(line -> line.split(" ")[0]).toList();
    names.forEach(images::made);
    image = names.stream().filter(each -> each.contains("/runner:")).findFirst().orElseThrow();
  }

  @AfterAll
  void remove() {
    images.close();
  }

  private List<String> containersOfRunner() {
    return engine
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of("org.cyber-dojo.runner", name))
        .exec()
        .stream()
        .map(container -> Arrays.toString(container.getNames()))
        .toList();
  }

  /** So that it must be made, and from inside the runner's container. */
  private void removeWorkerImage(String commit) {
    try {
      engine.removeImageCmd("cyber-dojo/rag-worker:" + commit.substring(0, 7)).exec();
    } catch (NotFoundException | ConflictException e) {
      // there is none, or another runner of this machine is using it
    }
  }

  @Test
  void it_runs_red_amber_and_green_by_a_real_compiler_and_leaves_nothing() {
    Map<String, String> labels =
        Objects.requireNonNull(
            Objects.requireNonNull(images.inspect(image).getConfig()).getLabels());
    String commit = labels.get("org.opencontainers.image.revision");
    removeWorkerImage(commit);
    String gcc = DebianImage.name();
    try (RunnerContainer runner = new RunnerContainer(image, name)) {
      runner.start();
      assertThat(Json.read(runner.request().get("/sha").asString()).path("sha").asText())
          .matches("[0-9a-f]{40}");
      Map<String, String> colours = Map.of("6 * 9", "red", "6 * 9sd", "amber", "6 * 7", "green");
      colours.forEach(
          (answer, colour) -> {
            JsonNode result =
                Json.read(
                        runner
                            .request()
                            .body(GccAssert.run(gcc, answer).toString())
                            .post("/run_cyber_dojo_sh")
                            .asString())
                    .path("run_cyber_dojo_sh");
            assertThat(result.path("outcome").asText()).as(result.toString()).isEqualTo(colour);
          });
      assertThat(runner.getLogs()).contains("\"image_name\":\"" + gcc + "\"");
      assertThat(containersOfRunner()).isNotEmpty();
      engine.stopContainerCmd(runner.getContainerId()).withTimeout(60).exec();
      assertThat(containersOfRunner()).isEmpty();
    }
  }
}
