package org.cyberdojo.runner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.runner.fixture.RunnerClient.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.cyberdojo.engine.container.Capabilities;
import org.cyberdojo.engine.container.Confinement;
import org.cyberdojo.engine.container.ContainerId;
import org.cyberdojo.engine.container.ContainerRecipe;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.http.CannotListenException;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.Lambdas;
import org.cyberdojo.runner.fixture.TestImage;
import org.cyberdojo.runner.pool.PoolSize;
import org.cyberdojo.runner.service.Runner;
import org.cyberdojo.runner.service.RunnerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The runner as its clients see it, on a real engine. */
class RunnerServerIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "server-it-" + UUID.randomUUID();

  private static DockerEngine engine;
  private static ImageName image;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private RunnerServer server;

  @BeforeAll
  static void makeImage() {
    engine = DockerEngine.from(System.getenv());
    image =
        TestImage.withPrograms()
            .withLambda(Lambdas.BY_STATUS)
            .loadInto(engine.images(), NAME + "/bash:1234567");
  }

  @AfterAll
  static void removeImage() {
    engine.images().remove(image);
    engine.close();
  }

  @AfterEach
  void nothing_is_left_behind() {
    server.close();
    client.close();
    assertThat(engine.containers().labelled(Runner.LABEL, NAME)).isEmpty();
  }

  private void start(RunnerSettings settings) {
    server =
        RunnerServer.of(settings)
            .onHost("127.0.0.1")
            .onPort(0)
            .recordingTo(new PrintStream(log, true, StandardCharsets.UTF_8))
            .start(engine.images(), engine.containers());
  }

  private static RunnerSettings settings() {
    return RunnerSettings.standard(NAME).withPool(PoolSize.OFF);
  }

  private CompletableFuture<HttpResponse<String>> sending(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(Duration.ofMinutes(2))
            .method("GET", HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode get(String path, String body) throws IOException {
    return JSON.readTree(sending(path, body).join().body());
  }

  private static String run(String script) {
    ObjectNode arguments = JSON.createObjectNode().put("id", "34de2W");
    arguments.putObject("files").put("cyber-dojo.sh", script);
    arguments.putObject("manifest").put("image_name", image.toString()).put("max_seconds", 10);
    return arguments.toString();
  }

  @Test
  void one_whose_port_is_taken_leaves_the_containers_of_the_one_that_has_it() {
    start(settings());
    await("it is ready", () -> server.isReady());
    CompletableFuture<HttpResponse<String>> run = sending("/run_cyber_dojo_sh", run("sleep 3"));
    await(
        "its container is there, beside that of lambdas",
        () -> engine.containers().labelled(Runner.LABEL, NAME).size() >= 2);
    List<ContainerId> there = engine.containers().labelled(Runner.LABEL, NAME);
    assertThatThrownBy(
            () ->
                RunnerServer.of(settings())
                    .onHost("127.0.0.1")
                    .onPort(server.port())
                    .start(engine.images(), engine.containers()))
        .isInstanceOf(CannotListenException.class);
    assertThat(engine.containers().labelled(Runner.LABEL, NAME)).containsAll(there);
    assertThat(run.join().body()).contains("\"outcome\":\"green\"");
  }

  @Test
  void answers_as_the_runner_of_today_does() throws IOException {
    start(settings());
    JsonNode result =
        get("/run_cyber_dojo_sh", run("echo out; echo err >&2; echo x > new; exit 1"));
    assertThat(result)
        .isEqualTo(
            JSON.readTree(
                """
                {"run_cyber_dojo_sh":{
                  "stdout":{"content":"out\\n","truncated":false},
                  "stderr":{"content":"err\\n","truncated":false},
                  "status":"1","outcome":"red","log":{},
                  "created":{"new":{"content":"x\\n","truncated":false}},"changed":{}}}
                """));
    assertThat(get("/pull_image", "{\"id\":\"x\",\"image_name\":\"" + image + "\"}"))
        .isEqualTo(JSON.readTree("{\"pull_image\":\"pulled\"}"));
    assertThat(get("/pull_image", "{\"id\":\"x\",\"image_name\":\"" + NAME + "/none:1234567\"}"))
        .isEqualTo(JSON.readTree("{\"pull_image\":\"pulling\"}"));
    assertThat(get("/alive?", "")).isEqualTo(JSON.readTree("{\"alive?\":true}"));
    assertThat(get("/ready?", "")).isEqualTo(JSON.readTree("{\"ready?\":true}"));
    assertThat(sending("/metrics", "").join().body()).contains("runs_total{outcome=\"red\"");
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("\"image_name\":\"" + image + "\"", "\"outcome\":\"red\"");
  }

  @Test
  void says_what_is_wrong_with_a_request() throws IOException {
    start(settings());
    Map<String, String> messages = new LinkedHashMap<>();
    messages.put("nonsense", "body is not JSON");
    messages.put("[]", "body is not JSON Hash");
    messages.put("{}", "missing arguments: :id, :files, :manifest");
    for (Map.Entry<String, String> each : messages.entrySet()) {
      HttpResponse<String> response = sending("/run_cyber_dojo_sh", each.getKey()).join();
      assertThat(response.statusCode()).isEqualTo(400);
      JsonNode exception = JSON.readTree(response.body()).path("exception");
      assertThat(exception.path("path").asText()).isEqualTo("/run_cyber_dojo_sh");
      assertThat(exception.path("class").asText()).isEqualTo("Runner");
      assertThat(exception.path("message").asText()).isEqualTo(each.getValue());
    }
    HttpResponse<String> unknown = sending("/nowhere", "").join();
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("unknown path");
  }

  @Test
  void a_container_that_was_started_ahead_runs_once_and_only_for_its_own_image()
      throws IOException {
    start(settings().withPool(new PoolSize(1, 1)));
    String script = "cat /tmp/trace 2>/dev/null; echo x > /tmp/trace; cat /etc/passwd | wc -l";
    for (int run = 0; run < 4; run++) {
      JsonNode result = get("/run_cyber_dojo_sh", run(script)).path("run_cyber_dojo_sh");
      assertThat(result.path("stdout").path("content").asText()).isEqualTo("2\n");
      assertThat(result.path("outcome").asText()).isEqualTo("green");
      awaitWarm();
    }
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("\"warm\":true");
  }

  private void awaitWarm() {
    await(
        "a container is started ahead",
        () -> sending("/metrics", "").join().body().contains("containers_warm 1"));
  }

  @Test
  void more_than_may_wait_are_told_to_come_again_and_none_of_the_others_fails() {
    start(settings().withRunsAtOnce(1).withMostWaiting(2));
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int call = 0; call < 8; call++) {
      calls.add(sending("/run_cyber_dojo_sh", run("sleep 1")));
    }
    List<HttpResponse<String>> answers = calls.stream().map(CompletableFuture::join).toList();
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503);
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 200)).hasSize(3);
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 503))
        .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
        .allMatch(answer -> answer.body().contains("\"green\""));
  }

  @Test
  void stopping_it_ends_the_run_under_way() throws IOException {
    start(settings());
    get("/run_cyber_dojo_sh", run("true"));
    CompletableFuture<HttpResponse<String>> call =
        sending("/run_cyber_dojo_sh", run("sleep 2; echo done"));
    awaitContainer();
    server.close();
    assertThat(call.join().body()).contains("done", "\"green\"");
  }

  private static void awaitContainer() {
    int lambdas = 2; // one in use, one spare
    await(
        "a container runs",
        () -> engine.containers().labelled(Runner.LABEL, NAME).size() > lambdas);
  }

  @Test
  void what_a_crashed_runner_left_is_removed_and_nothing_else() {
    var mine = engine.containers().create(leftOver(NAME));
    var others = engine.containers().create(leftOver(NAME + "-other"));
    try {
      start(settings());
      assertThat(engine.containers().labelled(Runner.LABEL, NAME)).doesNotContain(mine);
      assertThat(engine.containers().labelled(Runner.LABEL, NAME + "-other"))
          .containsExactly(others);
    } finally {
      engine.containers().remove(others);
    }
  }

  private static ContainerRecipe leftOver(String runner) {
    return new ContainerRecipe(
        image.toString(),
        "left-over-" + UUID.randomUUID(),
        List.of("sleep", "100"),
        new LinkedHashMap<>(),
        Map.of(Runner.LABEL, runner),
        new Confinement(
            "0:0",
            64L << 20,
            16,
            Confinement.DEFAULT_CPU_SHARES,
            false,
            Capabilities.NONE,
            new LinkedHashMap<>(),
            new LinkedHashMap<>()));
  }
}
