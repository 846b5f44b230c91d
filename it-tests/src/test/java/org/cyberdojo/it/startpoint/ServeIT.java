package org.cyberdojo.it.startpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Process.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code start-point serve}, on a machine without a container engine. */
class ServeIT {

  @TempDir private Path folder;

  @Test
  void manifests_are_served_from_memory_until_it_is_ended() throws Exception {
    GitRepository gcc = example("languages/gcc-assert");
    java.lang.Process serve =
        withoutEngine().start("start-point", "serve", "--port", "0", "--languages", gcc.url());
    try (BufferedReader lines = serve.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("git clone " + gcc.url());
      assertThat(lines.readLine()).isEqualTo("--languages \t " + gcc.url());
      String serving = lines.readLine();
      assertThat(serving).startsWith("serving languages on http://127.0.0.1:");
      String url = serving.substring(serving.indexOf("http"));

      assertThat(RestAssured.get(url + "/image_names").asString())
          .isEqualTo("{\"image_names\":[\"cyber-dojo-examples/gcc_assert:" + gcc.sha7() + "\"]}");

      // by its handle: a process that is destroyed itself has its streams closed
      assertThat(serve.toHandle().destroy()).isTrue();
      assertThat(serve.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(serve.errorReader(StandardCharsets.UTF_8).readLine()).isNull();
    } finally {
      serve.destroyForcibly();
    }
  }

  @Test
  void faults_are_those_of_create() {
    GitRepository katas = example("exercises/katas");
    Outcome outcome = withoutEngine().run("start-point", "serve", "--languages", katas.url());
    assertThat(outcome.status()).isEqualTo(21);
    assertThat(outcome.stderr()).startsWith("ERROR: missing required key \"");
  }

  @Test
  void nothing_to_serve_is_an_error_that_says_what_to_name() {
    assertThat(withoutEngine().run("start-point", "serve"))
        .isEqualTo(
            new Outcome(
                1,
                "",
                "ERROR: nothing to serve: name at least one of --languages URL, --exercises URL, --custom URL\n"));
  }

  private CyberDojo withoutEngine() {
    return CyberDojo.in(folder).with("DOCKER_HOST", "unix:///nonexistent/docker.sock");
  }

  private GitRepository example(String path) {
    return GitRepository.copyOf(
        CyberDojo.checkout().resolve("examples").resolve(path),
        folder.resolve(path.substring(path.lastIndexOf('/') + 1)));
  }
}
