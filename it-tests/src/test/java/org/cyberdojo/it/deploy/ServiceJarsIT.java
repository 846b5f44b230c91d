package org.cyberdojo.it.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.Process;
import org.cyberdojo.it.harness.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Runner and gate as their modules' jars, run by {@code java -jar} with nothing but settings. */
class ServiceJarsIT {

  private static final int TERMINATED = 128 + 15;

  private enum Jar {
    RUNNER("runner/target/runner.jar", "runner"),
    GATE("security-gate/target/security-gate.jar", "gate");

    private final String path;
    private final String group;

    Jar(String path, String group) {
      this.path = path;
      this.group = group;
    }

    List<String> command(String... arguments) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-jar", CyberDojo.checkout().resolve(path).toString()));
      command.addAll(List.of(arguments));
      return command;
    }
  }

  @TempDir private Path folder;

  private java.lang.Process process;

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private Map<String, String> settings(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PORT", "0");
    settings.put("XDG_DATA_HOME", folder.resolve("data").toString());
    settings.put("CYBER_DOJO_RUNNER_NAME", "it-jar-" + UUID.randomUUID());
    settings.put("CYBER_DOJO_RUNNER_HOST", "127.0.0.1");
    settings.put("CYBER_DOJO_GATE_HOST", "127.0.0.1");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  private Service start(Jar jar, Map<String, String> settings) throws IOException {
    process = Process.start(folder, settings, jar.command());
    return Service.of(process);
  }

  @ParameterizedTest
  @EnumSource
  void answers_as_every_service_does_and_ends_on_a_signal(Jar jar) throws Exception {
    Service service = start(jar, settings());

    assertThat(given().get(service.url() + "/alive").asString()).isEqualTo("{\"alive?\":true}");
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () ->
                assertThat(given().get(service.url() + "/ready").asString())
                    .isEqualTo("{\"ready?\":true}"));
    assertThat(given().get(service.url() + "/sha").asString())
        .matches("\\{\"sha\":\"[0-9a-f]{40}\"}");

    process.destroy();
    assertThat(process.waitFor(5, TimeUnit.SECONDS)).as("it ends in seconds").isTrue();
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
    assertThat(service.output()).noneMatch(line -> line.matches(".*(SLF4J|WARN|ERROR).*"));
  }

  @Test
  void the_gate_takes_its_files_from_the_environment() throws IOException {
    Files.writeString(folder.resolve("policy.yml"), "rules: {unknown: {action: deny}}\n");
    Service gate =
        start(
            Jar.GATE,
            settings(
                "CYBER_DOJO_GATE_POLICY", "policy.yml",
                "CYBER_DOJO_GATE_STORE", "own.db",
                "CYBER_DOJO_GATE_TOKEN", "a-token-of-the-tests-that-nobody-guesses",
                "CYBER_DOJO_GATE_CLOSED", "on",
                "SHA", "ab".repeat(20)));

    assertThat(given().get(gate.url() + "/sha").asString()).contains("ab".repeat(20));
    assertThat(given().body("{}").post(gate.url() + "/images").statusCode()).isEqualTo(401);
    assertThat(
            given()
                .header("Authorization", "Bearer a-token-of-the-tests-that-nobody-guesses")
                .body("{\"image_name\":\"gcc:1a2b3c4\",\"created\":\"2026-11-01T00:00:00Z\"}")
                .post(gate.url() + "/decide")
                .asString())
        .contains("\"verdict\":\"deny\"", "\"rule\":\"unknown\"");
    assertThat(folder.resolve("own.db")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RUNNER | CYBER_DOJO_RUNNER_RUNS_AT_ONCE     | many              | 1",
        "RUNNER | CYBER_DOJO_RUNNER_GATE_UNREACHABLE | open              | 1",
        "RUNNER | CYBER_DOJO_GATE_URL                | gate:4598         | 1",
        "RUNNER | PORT                               | 65536             | 1",
        "RUNNER | DOCKER_HOST                        | unix:///no/engine | 42",
        "GATE   | CYBER_DOJO_GATE_TOKEN              | short             | 1",
        "GATE   | CYBER_DOJO_GATE_POLICY             | none.yml          | 1",
        "GATE   | CYBER_DOJO_GATE_SERVICES           | wrong.yml         | 1",
        "GATE   | CYBER_DOJO_GATE_STORE              | jdbc:mysql://db   | 1",
        "GATE   | CYBER_DOJO_GATE_CLOSED             | perhaps           | 1",
        "GATE   | PORT                               | http              | 1",
      })
  void wrong_settings_are_told_in_the_words_and_with_the_status_of_the_command(
      Jar jar, String name, String value, int status) throws IOException {
    Files.writeString(folder.resolve("wrong.yml"), "servcies: []\nports: []\n");
    Map<String, String> settings = settings(name, value);
    CyberDojo command = CyberDojo.in(folder);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      command = command.with(setting.getKey(), setting.getValue());
    }

    Process.Outcome outcome = Process.run(folder, settings, jar.command());

    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.stderr().lines()).isNotEmpty().allMatch(line -> line.startsWith("ERROR: "));
    assertThat(outcome).isEqualTo(command.run(jar.group, "serve"));
  }

  @ParameterizedTest
  @EnumSource
  void arguments_are_none(Jar jar) {
    Process.Outcome outcome = Process.run(folder, settings(), jar.command("--port"));

    assertThat(outcome).isEqualTo(new Process.Outcome(1, "", "ERROR: unknown argument [--port]\n"));
  }
}
