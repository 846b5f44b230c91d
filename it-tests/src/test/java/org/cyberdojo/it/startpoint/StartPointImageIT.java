package org.cyberdojo.it.startpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Images;
import org.cyberdojo.it.harness.Json;
import org.cyberdojo.it.harness.StartPointContainer;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** The container of a start-point image: how it answers, and how it is held. */
class StartPointImageIT {

  private static final Images IMAGES = new Images();
  private static final DockerClient DOCKER = DockerClientFactory.lazyClient();

  @TempDir private static Path folder;

  private static String name;
  private static StartPointContainer server;

  @BeforeAll
  static void start() {
    GitRepository python =
        GitRepository.copyOf(
            CyberDojo.checkout().resolve("examples/languages/python-unittest"),
            folder.resolve("python-unittest"));
    name = IMAGES.name("server");
    assertThat(
            CyberDojo.in(folder)
                .run("start-point", "create", name, "--languages", python.url())
                .status())
        .isZero();
    server = new StartPointContainer(name, StartPointType.LANGUAGES);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
    IMAGES.close();
  }

  @Test
  void probes_answer() throws IOException {
    assertThat(server.request().get("/alive").asString()).isEqualTo("{\"alive?\":true}");
    assertThat(server.request().get("/ready").asString()).isEqualTo("{\"ready?\":true}");
    assertThat(textAt("/ready?")).isEqualTo("{\"ready?\":true}");
    assertThat(Json.read(server.request().get("/sha").asString()).get("sha").textValue())
        .matches("[0-9a-f]{40}");
    assertThat(server.request().get("/metrics").asString()).contains("jvm_");
  }

  @Test
  void it_says_nothing_when_all_is_well() {
    server.request().get("/manifests").then().statusCode(200);
    assertThat(server.getLogs()).isEmpty();
  }

  @Test
  void the_sha_is_that_of_the_base_image() {
    InspectImageResponse image = IMAGES.inspect(name);
    String sha = Json.read(server.request().get("/sha").asString()).get("sha").textValue();
    assertThat(image.getConfig().getEnv()).contains("CYBER_DOJO_START_POINTS_BASE_SHA=" + sha);
  }

  @Test
  void a_fault_of_the_callers_is_told_without_a_stack_trace() {
    Response unknown = server.request().body(Json.object("name", "wibble")).get("/manifest");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(Json.read(unknown.asString()).at("/exception/path").textValue())
        .isEqualTo("manifest");
    assertThat(Json.read(unknown.asString()).at("/exception/message").textValue())
        .isEqualTo("name:wibble:unknown");
    assertThat(unknown.asString()).doesNotContain("\\tat ");

    assertThat(server.request().get("/wibble").statusCode()).isEqualTo(404);
    assertThat(server.request().body("not json").get("/manifest").statusCode()).isEqualTo(400);
  }

  @Test
  void an_answer_that_the_client_has_is_not_sent_again() {
    String tag = server.request().get("/manifests").header("ETag");
    assertThat(tag).isNotEmpty();
    Response again = server.request().header("If-None-Match", tag).get("/manifests");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.asString()).isEmpty();
  }

  @Test
  void an_image_made_from_it_serves_the_files_that_it_has_now() throws IOException {
    Path context = Files.createDirectories(folder.resolve("derived"));
    Files.writeString(context.resolve("hiker.py"), "changed = True\n");
    Files.writeString(
        context.resolve("Dockerfile"),
        "FROM " + name + "\nCOPY hiker.py /app/repos/0/start_point/hiker.py\n");
    String derived = IMAGES.name("derived");
    DOCKER
        .buildImageCmd(context.toFile())
        .withTags(Set.of(derived))
        .withForcerm(true)
        .start()
        .awaitImageId();
    String file = "/manifests/Python, unittest/visible_files/hiker.py/content";
    try (StartPointContainer changed = new StartPointContainer(derived, StartPointType.LANGUAGES)) {
      changed.start();
      assertThat(Json.read(changed.request().get("/manifests").asString()).at(file).textValue())
          .isEqualTo("changed = True\n");
    }
    assertThat(Json.read(server.request().get("/manifests").asString()).at(file).textValue())
        .isNotEqualTo("changed = True\n");
  }

  @Test
  void its_process_is_nobody_special_and_reads_only() {
    InspectContainerResponse container = DOCKER.inspectContainerCmd(server.getContainerId()).exec();
    assertThat(container.getConfig().getUser()).isNotIn("", "0", "root");
    assertThat(container.getHostConfig().getReadonlyRootfs()).isTrue();
    assertThat(IMAGES.inspect(name).getConfig().getHealthcheck()).isNotNull();
  }

  @Test
  void it_is_healthy_while_it_answers_and_only_then() {
    try (StartPointContainer probed =
        new StartPointContainer(name, StartPointType.LANGUAGES).probedEverySecond()) {
      probed.start();
      awaitHealth(probed, "healthy");
      DOCKER.killContainerCmd(probed.getContainerId()).withSignal("STOP").exec();
      awaitHealth(probed, "unhealthy");
      DOCKER.killContainerCmd(probed.getContainerId()).withSignal("CONT").exec();
      awaitHealth(probed, "healthy");
    }
  }

  @Test
  void it_ends_by_itself_when_it_is_asked_to() {
    try (StartPointContainer ending = new StartPointContainer(name, StartPointType.LANGUAGES)) {
      ending.start();
      String id = ending.getContainerId();
      DOCKER.killContainerCmd(id).withSignal("TERM").exec();
      int status =
          DOCKER.waitContainerCmd(id).exec(new WaitContainerResultCallback()).awaitStatusCode();
      assertThat(status).isIn(0, 143);
    }
  }

  private static void awaitHealth(StartPointContainer container, String wanted) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                DOCKER
                    .inspectContainerCmd(container.getContainerId())
                    .exec()
                    .getState()
                    .getHealth()
                    .getStatus(),
            wanted::equals);
  }

  /** As a client asks that does not tidy up its urls. */
  private static String textAt(String path) throws IOException {
    String address = "http://" + server.getHost() + ":" + server.getMappedPort(4524);
    try (InputStream answer = URI.create(address + path).toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
