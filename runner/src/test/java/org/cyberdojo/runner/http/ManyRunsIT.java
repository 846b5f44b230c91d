package org.cyberdojo.runner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.runner.fixture.RunnerClient.aRun;
import static org.cyberdojo.runner.fixture.RunnerClient.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.Lambdas;
import org.cyberdojo.runner.fixture.RunnerClient;
import org.cyberdojo.runner.fixture.TestImage;
import org.cyberdojo.runner.service.Runner;
import org.cyberdojo.runner.service.RunnerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Very many callers at once, on a real engine. */
class ManyRunsIT {

  private static final String NAME = "many-it-" + UUID.randomUUID();
  private static final Duration ROUNDING = Duration.ofMillis(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
  private static final long MOST_HELD = 64L << 20;

  private static DockerEngine engine;
  private static ImageName image;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private RunnerServer server;
  private RunnerClient client;

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

  @BeforeEach
  void start() {
    server =
        RunnerServer.of(RunnerSettings.standard(NAME).withMostWaiting(256))
            .onHost("127.0.0.1")
            .onPort(0)
            .recordingTo(new PrintStream(log, true, StandardCharsets.UTF_8))
            .start(engine.images(), engine.containers());
    client = new RunnerClient(server.port());
    client.awaitReady();
  }

  @AfterEach
  void nothing_is_left_behind() {
    client.close();
    server.close();
    assertThat(engine.containers().labelled(Runner.LABEL, NAME)).isEmpty();
  }

  @Test
  void two_hundred_at_once_are_all_answered_in_the_order_in_which_they_came() {
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    int waves = 10;
    int perWave = 20;
    for (int wave = 0; wave < waves; wave++) {
      for (int call = 0; call < perWave; call++) {
        ObjectNode run = aRun(image, "cat number; exit " + call % 3);
        run.put("id", "wave-" + wave);
        run.putObject("files").put("number", wave + "." + call).put("cyber-dojo.sh", script(call));
        calls.add(client.running(run));
      }
      int sent = calls.size();
      await("the runs of a wave are under way", () -> runsStarted() >= sent);
    }
    for (int each = 0; each < calls.size(); each++) {
      HttpResponse<String> answer = calls.get(each).join();
      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode result = RunnerClient.result(answer);
      int call = each % perWave;
      assertThat(result.path("stdout").path("content").asText())
          .isEqualTo(each / perWave + "." + call);
      assertThat(result.path("outcome").asText())
          .isEqualTo(List.of("green", "red", "amber").get(call % 3));
    }
    assertThat(log.toString(StandardCharsets.UTF_8).lines()).hasSize(waves * perWave);
    for (int wave = 1; wave < waves; wave++) {
      Instant first = begins(wave).min(Comparator.naturalOrder()).orElseThrow();
      Instant lastBefore = begins(wave - 1).max(Comparator.naturalOrder()).orElseThrow();
      assertThat(first).isAfter(lastBefore.minus(ROUNDING));
    }
    await("nothing is held any more", () -> client.metric("http_held_bytes") == 0);
  }

  private static String script(int call) {
    return "cat number; exit " + call % 3;
  }

  /** How many runs wait, go on, or have ended. */
  private double runsStarted() {
    return client.metric("runs_waiting")
        + client.metric("runs_under_way")
        + log.toString(StandardCharsets.UTF_8).lines().count();
  }

  private Stream<Instant> begins(int wave) {
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .map(RunnerClient::json)
        .filter(line -> line.path("id").asText().equals("wave-" + wave))
        .map(ManyRunsIT::began);
  }

  private static Instant began(JsonNode line) {
    return Instant.parse(line.path("time").asText()).plusMillis(line.path("waited_ms").asLong());
  }

  @Test
  void very_large_requests_are_answered_or_told_to_come_again_and_memory_stays_bounded() {
    ObjectNode large = aRun(image, "wc -c < large; exit 1");
    int size = 3_500_000;
    large
        .putObject("files")
        .put("large", "x".repeat(size))
        .put("cyber-dojo.sh", "wc -c < large; exit 1");
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int call = 0; call < 40; call++) {
      calls.add(client.running(large));
    }
    double mostHeld = 0;
    while (calls.stream().anyMatch(call -> !call.isDone())) {
      mostHeld = Math.max(mostHeld, client.metric("http_held_bytes"));
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    List<HttpResponse<String>> answers = calls.stream().map(CompletableFuture::join).toList();
    assertThat(mostHeld).isGreaterThan(2.0 * size).isLessThanOrEqualTo(MOST_HELD);
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503);
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 503))
        .isNotEmpty()
        .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
        .hasSizeGreaterThan(8)
        .allSatisfy(
            answer ->
                assertThat(RunnerClient.result(answer).path("stdout").path("content").asText())
                    .isEqualTo(size + "\n"));
    await("nothing is held any more", () -> client.metric("http_held_bytes") == 0);
  }
}
