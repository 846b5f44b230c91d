package org.cyberdojo.it.runner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.DebianRegistry;
import org.cyberdojo.it.harness.Images;
import org.cyberdojo.it.harness.Json;
import org.cyberdojo.it.harness.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** Images that are not on the node, and come from a real registry. */
class PullIT {

  private final DockerClient docker = DockerClientFactory.lazyClient();
  private final Images images = new Images();

  private Service runner;

  @BeforeEach
  void start(@TempDir Path folder) {
    runner =
        Service.start(
            CyberDojo.in(folder)
                .with("CYBER_DOJO_RUNNER_NAME", "it-pull-" + UUID.randomUUID())
                .with("CYBER_DOJO_RUNNER_POOL_PER_IMAGE", "0"),
            "runner",
            "serve",
            "--host",
            "127.0.0.1",
            "--port",
            "0");
  }

  @AfterEach
  void stop() {
    runner.close();
    images.close();
  }

  private JsonNode ask(String path, String body) {
    return Json.read(
            given()
                .body(body)
                .post(runner.url() + path)
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .get(path.substring(1));
  }

  private String pull(String image) {
    return ask("/pull_image", "{\"id\":\"34de2W\",\"image_name\":\"" + image + "\"}").asText();
  }

  private static String repository(String name) {
    return DebianRegistry.host() + "/" + UUID.randomUUID() + "/" + name;
  }

  /** In the registry, and not in the engine. */
  private String published(String repository, String tag) throws InterruptedException {
    docker.tagImageCmd(DebianRegistry.debian(), repository, tag).exec();
    docker.pushImageCmd(repository).withTag(tag).start().awaitCompletion(2, TimeUnit.MINUTES);
    docker.removeImageCmd(repository + ":" + tag).exec();
    images.made(repository + ":" + tag);
    return repository + ":" + tag;
  }

  @Test
  void an_image_is_pulled_in_the_background_and_then_runs() throws InterruptedException {
    String image = published(repository("gcc"), "1234567");
    assertThat(pull(image)).isEqualTo("pulling");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(pull(image)).isEqualTo("pulled"));
    JsonNode result = ask("/run_cyber_dojo_sh", GccAssert.run(image, "6 * 7").toString());
    assertThat(result.path("outcome").asText()).as(result.toString()).isEqualTo("green");
  }

  @Test
  void a_run_of_an_image_that_is_not_here_has_it_pulled_and_the_next_one_runs()
      throws InterruptedException {
    String image = published(repository("gcc"), "7654321");
    String run = GccAssert.run(image, "6 * 9").toString();
    JsonNode first = ask("/run_cyber_dojo_sh", run);
    assertThat(first.path("outcome").asText()).isEqualTo("pulling");
    assertThat(first.path("status").asText()).isEqualTo("141");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(ask("/run_cyber_dojo_sh", run).path("outcome").asText())
                    .isEqualTo("red"));
  }

  @Test
  void a_pull_that_fails_is_logged_and_the_next_call_tries_again() throws InterruptedException {
    String late = repository("late");
    String missing = late + ":1234567";
    assertThat(pull(missing)).isEqualTo("pulling");
    await().untilAsserted(() -> assertThat(String.join("\n", runner.output())).contains(missing));
    assertThat(published(late, "1234567")).isEqualTo(missing);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(pull(missing)).isEqualTo("pulled"));
  }
}
