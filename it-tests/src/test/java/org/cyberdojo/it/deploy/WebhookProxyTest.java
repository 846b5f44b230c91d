package org.cyberdojo.it.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.Process;
import org.cyberdojo.manifest.debian.DebianPackage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart's proxy, a real nginx with its certificate, before a server in the gate's place. */
class WebhookProxyTest {

  private static final Path NGINX = Path.of("/usr/sbin/nginx");

  @TempDir private Path folder;

  private HttpServer gate;
  private java.lang.Process nginx;
  private int port;

  @BeforeEach
  void start() throws IOException {
    DebianPackage.need("nginx", "nginx-light");
    gate = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gate.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          byte[] answer =
              (exchange.getRequestURI() + " " + new String(body, UTF_8)).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    gate.start();
    port = freePort();
    makeCertificate();
    nginx =
        Process.start(
            folder,
            Map.of(),
            List.of(NGINX.toString(), "-c", configuration().toString(), "-g", "daemon off;"));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ask("/ready").status() == 0);
  }

  @AfterEach
  void stop() {
    if (nginx != null) {
      nginx.destroy();
      gate.stop(0);
    }
  }

  @Test
  void passes_questions_of_kubernetes_on_and_nothing_else() {
    assertThat(ask("/admission", "--data", "{\"kind\":\"AdmissionReview\"}").stdout())
        .isEqualTo("/admission {\"kind\":\"AdmissionReview\"}");
    assertThat(ask("/tokens").stdout()).contains("404");
    assertThat(ask("/marks/add", "--data", "{}").stdout()).contains("404");
    assertThat(ask("/admission/../tokens", "--path-as-is").stdout()).contains("404");
  }

  /** As Kubernetes asks: by the service's name, trusting one authority. */
  private Process.Outcome ask(String path, String... options) {
    String host = "dojo-gate.kata.svc";
    return Process.run(
        folder,
        Map.of(),
        Stream.concat(
                Stream.of(
                    "curl",
                    "--silent",
                    "--cacert",
                    folder.resolve("ca.crt").toString(),
                    "--resolve",
                    host + ":" + port + ":127.0.0.1",
                    "https://" + host + ":" + port + path),
                Stream.of(options))
            .toList());
  }

  private void makeCertificate() throws IOException {
    Process.Outcome outcome =
        Process.run(
            folder,
            Map.of(),
            List.of(
                CyberDojo.checkout().resolve("deploy/helm/secrets").toString(),
                Chart.RELEASE,
                Chart.NAMESPACE,
                folder.toString()));
    assertThat(outcome.status()).as(outcome.stderr()).isZero();
    JsonNode tls =
        Yaml.documents(Files.readString(folder.resolve("secrets.yaml"))).get(1).path("data");
    JsonNode values = Yaml.documents(Files.readString(folder.resolve("values.yaml"))).getFirst();
    write("tls.crt", tls.path("tls.crt"));
    write("tls.key", tls.path("tls.key"));
    write("ca.crt", values.at("/admission/tls/caBundle"));
  }

  private void write(String name, JsonNode base64) throws IOException {
    Files.write(folder.resolve(name), Base64.getDecoder().decode(base64.asText()));
  }

  /** The chart's own, but for what is in other places here than in a pod. */
  private Path configuration() {
    try {
      String text =
          Files.readString(CyberDojo.checkout().resolve("deploy/helm/cyber-dojo/files/proxy.conf"));
      return Files.writeString(
          folder.resolve("nginx.conf"),
          text.replace("/tmp/", folder + "/")
              .replace("/etc/tls/", folder + "/")
              .replace("listen 8443", "listen 127.0.0.1:" + port)
              .replace("127.0.0.1:4598", "127.0.0.1:" + gate.getAddress().getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
