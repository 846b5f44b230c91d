package org.cyberdojo.it.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.Process;
import org.cyberdojo.manifest.debian.DebianPackage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chart's script that pulls images ahead, with servers that answer as the real ones do. */
class PrepullTest {

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer servers;

  @BeforeEach
  void start() throws IOException {
    DebianPackage.need("curl", "curl");
    servers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    servers.createContext(
        "/languages/image_names",
        exchange ->
            answer(exchange, "{\"image_names\":[\"ghcr.io/org/gcc:1a2b3c4\",\"x@sha256:0\"]}"));
    servers.createContext(
        "/exercises/image_names", exchange -> answer(exchange, "{\"image_names\":[]}"));
    servers.createContext(
        "/pull_image",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          answer(exchange, "{\"pull_image\":\"pulling\"}");
        });
    servers.start();
  }

  @AfterEach
  void stop() {
    servers.stop(0);
  }

  private List<String> command(String seconds) {
    String url = "http://127.0.0.1:" + servers.getAddress().getPort();
    Path script = CyberDojo.checkout().resolve("deploy/helm/cyber-dojo/files/prepull.sh");
    return List.of(
        "sh",
        script.toString(),
        url,
        seconds,
        url + "/custom",
        url + "/exercises",
        url + "/languages");
  }

  @Test
  void the_runner_is_asked_for_every_image_whatever_server_is_down() {
    Process.Outcome outcome = Process.run(CyberDojo.checkout(), Map.of(), command("0"));
    assertThat(outcome.status()).isZero();
    assertThat(outcome.stdout()).isEqualTo("pulling ghcr.io/org/gcc:1a2b3c4\npulling x@sha256:0\n");
    assertThat(asked)
        .containsExactly(
            "{\"id\":\"prepull\",\"image_name\":\"ghcr.io/org/gcc:1a2b3c4\"}",
            "{\"id\":\"prepull\",\"image_name\":\"x@sha256:0\"}");
  }

  /** As a container's first process it is not ended by the signal itself. */
  @Test
  void it_ends_by_itself_when_it_is_told_to_while_it_waits() throws Exception {
    java.lang.Process script = Process.start(CyberDojo.checkout(), Map.of(), command("300"));
    await().until(() -> asked.size() == 2);
    script.destroy();
    assertThat(script.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(script.exitValue()).isZero();
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
