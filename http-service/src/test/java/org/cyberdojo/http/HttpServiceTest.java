package org.cyberdojo.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.cyberdojo.http.RawConnection.RawAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServiceTest {

  private static final String NAMES = "{\"names\":[" + "\"C (gcc), assert\",".repeat(5) + "\"Z\"]}";

  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
  private final ByteArrayOutputStream accesses = new ByteArrayOutputStream();
  private final CountDownLatch isRunning = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private HttpService service;
  private RawConnection client;

  @BeforeEach
  void start() {
    service =
        HttpService.onPort(0)
            .onHost("127.0.0.1")
            .builtFrom("1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d")
            .complainingTo(new PrintStream(complaints, true))
            .logging(AccessLog.to(new PrintStream(accesses, true)))
            .limitedTo(Limits.standard().withBodyBytes(1_000))
            .with(Route.ready("/names", Answer.json(NAMES.getBytes(UTF_8))))
            .with(Route.quick("/echo", call -> Answer.json("echo", call.arguments())))
            .with(
                Route.quick(
                    "/query", call -> Answer.text(call.queries("q") + call.query("x").orElse("-"))))
            .with(Route.blocking("/thread", call -> Answer.text(Thread.currentThread().toString())))
            .with(
                Route.quick(
                    "/bug",
                    call -> {
                      throw new IllegalStateException("the secret");
                    }))
            .with(
                Route.quick(
                    "/unknown_name",
                    call -> {
                      throw Refusal.badRequest("name:X:unknown");
                    }))
            .with(Route.blocking("/wait", this::waitForTheTest).withMostAtOnce(1))
            .with(Route.ready("/page", Answer.html("<p>page</p>")).ignoringBody())
            .start();
    client = RawConnection.to(service);
  }

  @AfterEach
  void stop() {
    mayEnd.countDown();
    client.close();
    service.close();
  }

  private Answer waitForTheTest(Call call) {
    isRunning.countDown();
    try {
      return Answer.text(mayEnd.await(10, TimeUnit.SECONDS) ? "waited" : "gave up");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.text("interrupted");
    }
  }

  @Nested
  class A_request {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"})
    void is_answered_whatever_its_method(String method) {
      assertThat(ask(method, "/names", "").body()).isEqualTo(NAMES);
    }

    @Test
    void with_HEAD_gets_the_headers_and_no_body() {
      client.send("HEAD /names HTTP/1.1\r\nHost: x\r\n\r\n");
      RawAnswer answer = client.answerToHead();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.length()).isEqualTo(NAMES.length());
      assertThat(ask("GET", "/echo", "").body()).isEqualTo("{\"echo\":{}}");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/names/",
          "/../names",
          "/./names",
          "//names",
          "/n%61mes",
          "/NAMES",
          "/",
          "*",
          "/names;x"
        })
    void for_another_path_is_unknown(String path) {
      RawAnswer answer = ask("GET", path, "");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains("\"message\":\"unknown path\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/names?", "/names?a=b&c", "http://host/names"})
    void is_for_the_path_before_the_query(String target) {
      assertThat(ask("GET", target, "").status()).isEqualTo(200);
    }

    @Test
    void has_a_query() {
      assertThat(ask("GET", "/query?q=a+b&q=%C3%A9&x=1&q", "").body())
          .isEqualTo("[a b, \u00c3\u00a9, ]1");
      assertThat(ask("GET", "/query?q=%zz", "").status()).isEqualTo(400);
    }

    @Test
    void has_a_JSON_object_in_its_body() {
      assertThat(ask("GET", "/echo", "{\"a\":[1,{}]}").body())
          .isEqualTo("{\"echo\":{\"a\":[1,{}]}}");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            x        | body is not JSON
            {        | body is not JSON
            {} {}    | body is not JSON
            {"a":NaN}| body is not JSON
            ` `      | body is not a JSON object
            []       | body is not a JSON object
            null     | body is not a JSON object
            "name"   | body is not a JSON object
            """)
    void with_another_body_is_refused(String body, String message) {
      for (String path : List.of("/names", "/echo")) {
        RawAnswer answer = ask("GET", path, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\":\"" + message + "\"");
      }
    }

    @Test
    void comes_after_the_other_on_one_connection() {
      String one = "GET /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\n{\"a\":%d}";
      client.send(IntStream.range(0, 9).mapToObj(one::formatted).reduce("", String::concat));
      for (int i = 0; i < 9; i++) {
        assertThat(client.answer().body()).isEqualTo("{\"echo\":{\"a\":" + i + "}}");
      }
    }

    @Test
    void that_may_wait_is_answered_on_a_virtual_thread() {
      assertThat(ask("GET", "/thread", "").body()).startsWith("VirtualThread");
    }
  }

  @Nested
  class An_error {

    @Test
    void is_told_in_the_envelope() {
      RawAnswer answer = ask("GET", "/unknown_name", "{\"name\":\"X\"}");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.header("Content-Type")).contains("application/json");
      assertThat(answer.body())
          .isEqualTo(
              "{\"exception\":{\"path\":\"/unknown_name\",\"body\":\"{\\\"name\\\":\\\"X\\\"}\","
                  + "\"class\":\"ClientError\",\"message\":\"name:X:unknown\"}}");
    }

    @Test
    void of_ours_is_logged_and_not_told() {
      RawAnswer answer = ask("GET", "/bug", "");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("secret", "IllegalState", "HttpServiceTest");
      assertThat(complaints.toString())
          .contains("\"path\":\"/bug\"", "the secret", "HttpServiceTest.java")
          .hasLineCount(1);
    }

    @Test
    void of_being_too_busy_says_when_to_come_again() throws Exception {
      try (RawConnection first = RawConnection.to(service)) {
        first.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(isRunning.await(10, TimeUnit.SECONDS)).isTrue();
        RawAnswer busy = ask("GET", "/wait", "");
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.header("Retry-After")).contains("1");
        mayEnd.countDown();
        assertThat(first.answer().body()).isEqualTo("waited");
      }
      assertThat(ask("GET", "/wait", "").body()).isEqualTo("waited");
    }
  }

  @Nested
  class Probes {

    @Test
    void say_that_it_is_alive_and_ready_and_what_it_was_built_from() {
      assertThat(ask("GET", "/alive", "").body()).isEqualTo("{\"alive?\":true}");
      assertThat(ask("GET", "/ready?", "").body()).isEqualTo("{\"ready?\":true}");
      assertThat(ask("GET", "/sha", "").body())
          .isEqualTo("{\"sha\":\"1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d\"}");
    }

    @Test
    void say_503_while_the_service_is_not_ready() {
      AtomicBoolean isReady = new AtomicBoolean();
      try (HttpService starting =
              HttpService.onPort(0).onHost("127.0.0.1").readyWhen(isReady::get).start();
          RawConnection other = RawConnection.to(starting)) {
        RawAnswer notYet = other.send("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n").answer();
        assertThat(notYet.status()).isEqualTo(503);
        assertThat(notYet.body()).isEqualTo("{\"ready?\":false}");
        isReady.set(true);
        RawAnswer ready = other.send("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n").answer();
        assertThat(ready.status()).isEqualTo(200);
      }
    }

    @Test
    void count_requests_by_route_and_never_by_what_clients_make_up() {
      ask("GET", "/names", "");
      ask("GET", "/made/up", "");
      RawAnswer metrics = ask("GET", "/metrics", "");
      assertThat(metrics.header("Content-Type").orElseThrow()).startsWith("text/plain");
      assertThat(metrics.body())
          .contains(
              "http_requests_total{path=\"/names\",status=\"200\"} 1.0",
              "http_requests_total{path=\"other\",status=\"404\"} 1.0",
              "http_request_duration_seconds_count{path=\"/names\"} 1",
              "http_connections 1.0",
              "jvm_memory_used_bytes")
          .doesNotContain("/made/up");
    }
  }

  @Test
  void a_page_may_load_nothing_from_elsewhere() {
    RawAnswer page = ask("GET", "/page", "");
    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'");
    assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void every_answered_request_is_a_line_of_the_access_log() {
    ask("POST", "/names?x", "");
    Await.until(() -> accesses.toString().contains("\n"));
    assertThat(accesses.toString())
        .contains(
            "\"client\":\"127.0.0.1\",\"method\":\"POST\",\"path\":\"/names\",\"status\":200,\"bytes\":"
                + NAMES.length());
  }

  @Test
  void a_port_that_is_taken_is_an_error_that_names_it() {
    assertThatThrownBy(() -> HttpService.onPort(service.port()).onHost("127.0.0.1").start())
        .isInstanceOf(CannotListenException.class)
        .hasMessageContainingAll("127.0.0.1:" + service.port(), "in use");
  }

  private RawAnswer ask(String method, String target, String body) {
    return client
        .send(
            "%s %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(method, target, body.length(), body))
        .answer();
  }
}
