package org.cyberdojo.gate.http.services;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.gate.services.ServiceAddress;
import org.cyberdojo.gate.services.ServiceCommit;
import org.cyberdojo.gate.services.ServiceReport;
import org.cyberdojo.manifest.commit.CommitSha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpServicesTest {

  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
  private static final ServiceCommit KNOWN = new ServiceCommit.Known(CommitSha.of(SHA));

  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void a_service_says_its_commit() {
    serve("/a/sha", answering(200, "{\"sha\": \"" + SHA + "\"}"));

    ServiceAddress address = address("/a");
    assertThat(new HttpServices(List.of(address)).ask())
        .containsExactly(new ServiceReport(address, KNOWN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | <html>                      | its answer is no JSON",
        "200 | ''                          | its answer holds no commit",
        "200 | {\"sha\": \"1234567\"}      | its answer holds no commit",
        "200 | {\"sha\": {\"a\": 1}}       | its answer holds no commit",
        "200 | [1]                         | its answer holds no commit",
        "404 | {}                          | it answers with status 404",
        "500 | boom                        | it answers with status 500"
      })
  void an_answer_without_a_commit_is_told(int status, String body, String because) {
    serve("/sha", answering(status, body));

    assertThat(commit("")).isEqualTo(new ServiceCommit.Unknown(because));
  }

  @Test
  void a_redirect_is_not_followed() {
    serve("/b/sha", answering(200, "{\"sha\": \"" + SHA + "\"}"));
    serve(
        "/a/sha",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/b/sha");
          answering(302, "").handle(exchange);
        });

    assertThat(commit("/a")).isEqualTo(new ServiceCommit.Unknown("it answers with status 302"));
  }

  @Test
  void nobody_listens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(commit(URI.create("http://127.0.0.1:" + port)))
        .isEqualTo(new ServiceCommit.Unknown("it does not answer"));
  }

  @Test
  @Timeout(20)
  void an_endless_answer_is_read_no_further_than_a_commit_needs() {
    serve(
        "/sha",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] spaces = " ".repeat(10_000).getBytes(UTF_8);
          try (OutputStream body = exchange.getResponseBody()) {
            while (end.getCount() > 0) {
              body.write(spaces);
            }
          }
        });

    assertThat(commit("")).isEqualTo(new ServiceCommit.Unknown("its answer holds no commit"));
  }

  @Test
  @Timeout(20)
  void one_that_drips_and_one_that_is_silent_hold_nobody_up() {
    serve("/good/sha", answering(200, "{\"sha\": \"" + SHA + "\"}"));
    serve("/silent/sha", exchange -> ended(Duration.ofMinutes(1)));
    serve(
        "/drips/sha",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            do {
              body.write(' ');
              body.flush();
            } while (!ended(Duration.ofMillis(50)));
          }
        });

    List<ServiceReport> reports =
        new HttpServices(List.of(address("/drips"), address("/silent"), address("/good"))).ask();

    assertThat(reports)
        .extracting(ServiceReport::commit)
        .satisfiesExactly(
            drips -> assertThat(drips).isInstanceOf(ServiceCommit.Unknown.class),
            silent -> assertThat(silent).isInstanceOf(ServiceCommit.Unknown.class),
            good -> assertThat(good).isEqualTo(KNOWN));
  }

  @Test
  void no_services_are_asked_for_nothing() {
    assertThat(new HttpServices(List.of()).ask()).isEmpty();
  }

  private boolean ended(Duration atMost) throws IOException {
    try {
      return end.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private ServiceCommit commit(String path) {
    return commit(address(path).url());
  }

  private static ServiceCommit commit(URI url) {
    return new HttpServices(List.of(address(url))).ask().getFirst().commit();
  }

  private ServiceAddress address(String path) {
    return address(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
  }

  private static ServiceAddress address(URI url) {
    return new ServiceAddress("a", url, Optional.empty(), Optional.empty());
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  private static HttpHandler answering(int status, String text) {
    return (HttpExchange exchange) -> {
      byte[] body = text.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      try (OutputStream stream = exchange.getResponseBody()) {
        stream.write(body);
      }
    };
  }
}
