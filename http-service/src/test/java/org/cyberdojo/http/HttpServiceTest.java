package org.cyberdojo.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.cyberdojo.http.RawConnection.RawAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServiceTest {

  private static final String NAMES =
      "{\"names\":[" + "\"C (gcc), assert\",".repeat(50) + "\"Z\"]}";

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
            .with(Route.ready("/names", Answer.json(NAMES.getBytes()).prepared()))
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
            .with(
                Route.ready("/large", Answer.text("received"))
                    .withBodyLimit(200_000)
                    .ignoringBody())
            .with(
                Route.quick("/marks", call -> Answer.text("marked"))
                    .guardedBy(BearerToken.of("the token")))
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
    void with_a_hundred_thousand_brackets_is_refused() {
      client.send("GET /large HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n[[[[[");
      assertThat(client.answer().status()).isEqualTo(200);
      assertThat(ask("GET", "/echo", "[".repeat(1000)).status()).isEqualTo(400);
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
  class A_body_that_is_too_large {

    private final String large = "x".repeat(1_001);

    @Test
    void is_refused_by_its_announced_length_without_being_read() {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000000\r\n\r\n");
      RawAnswer answer = client.answer();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body()).contains("body is larger than 1000 bytes");
      assertThat(answer.header("Connection")).contains("close");
      assertThat(client.isClosedWithin(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void is_refused_when_it_comes_in_chunks() {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("3e9\r\n" + large + "\r\n");
      assertThat(client.answer().status()).isEqualTo(413);
      assertThat(client.isClosedWithin(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void is_not_read_on_for_ever() {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
      int sent = 0;
      while (sent < 100_000 && client.takes(chunk)) {
        sent++;
      }
      assertThat(sent).isLessThan(100_000);
    }

    @Test
    void does_not_hide_a_second_request() {
      String hidden = "GET /names HTTP/1.1\r\nHost: x\r\n\r\n";
      client.send(
          "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s%s"
              .formatted(large.length() + hidden.length(), large, hidden));
      assertThat(client.answer().status()).isEqualTo(413);
      assertThat(client.rest()).isEmpty();
    }

    @Test
    void is_not_followed_by_a_next_request() {
      client.send(
          "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(large.length(), large)
              + "GET /names HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(413);
      assertThat(client.rest()).isEmpty();
    }

    @Test
    void is_fine_where_a_route_says_so() {
      assertThat(ask("POST", "/large", "x".repeat(200_000)).status()).isEqualTo(200);
      assertThat(ask("POST", "/large", "x".repeat(200_001)).status()).isEqualTo(413);
    }

    @Test
    void is_refused_before_a_careful_client_sends_it() {
      client.send(
          "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(413);
    }
  }

  @Test
  void a_careful_client_is_told_to_go_on() {
    client.send(
        "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    assertThat(client.answer().status()).isEqualTo(100);
    client.send("{}");
    assertThat(client.answer().body()).isEqualTo("{\"echo\":{}}");
  }

  @Nested
  class Representations {

    @Test
    void are_gzipped_for_who_takes_gzip() throws IOException {
      for (String takes : List.of("gzip", "deflate, GZIP;q=0.5", "br , gzip ; q=1 , x", "x,gzip")) {
        RawAnswer answer = askWith(Map.of("Accept-Encoding", takes));
        assertThat(answer.header("Content-Encoding")).as(takes).contains("gzip");
        assertThat(answer.header("Vary")).contains("accept-encoding");
        assertThat(unzipped(answer.body())).isEqualTo(NAMES);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "gzip;q=0", "br, gzip;q=0.000 ", "xgzip", "gzipx"})
    void are_plain_for_who_does_not(String takes) {
      RawAnswer answer = askWith(Map.of("Accept-Encoding", takes));
      assertThat(answer.header("Content-Encoding")).isEmpty();
      assertThat(answer.body()).isEqualTo(NAMES);
    }

    @Test
    void are_not_sent_to_who_has_them() {
      String tag = ask("GET", "/names", "").header("ETag").orElseThrow();
      for (String has : List.of(tag, "\"x\", " + tag, "W/" + tag, "*")) {
        RawAnswer answer = askWith(Map.of("If-None-Match", has));
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("ETag")).contains(tag);
        assertThat(answer.header("Content-Length")).isEmpty();
      }
      assertThat(askWith(Map.of("If-None-Match", "\"x\"")).status()).isEqualTo(200);
    }

    @Test
    void have_a_tag_for_each_coding() {
      String plain = askWith(Map.of()).header("ETag").orElseThrow();
      String zipped = askWith(Map.of("Accept-Encoding", "gzip")).header("ETag").orElseThrow();
      assertThat(zipped).isNotEqualTo(plain);
      assertThat(askWith(Map.of("Accept-Encoding", "gzip", "If-None-Match", zipped)).status())
          .isEqualTo(304);
    }

    private RawAnswer askWith(Map<String, String> headers) {
      StringBuilder head = new StringBuilder("GET /names HTTP/1.1\r\nHost: x\r\n");
      headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
      return client.send(head + "\r\n").answer();
    }

    private static String unzipped(String body) throws IOException {
      byte[] bytes = body.getBytes(ISO_8859_1);
      try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return new String(gzip.readAllBytes());
      }
    }
  }

  @Nested
  class A_guarded_route {

    @Test
    void lets_the_right_token_pass() {
      assertThat(marks("Authorization: bearer the token\r\n").body()).isEqualTo("marked");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "Authorization: Bearer the tokem\r\n",
          "Authorization: Bearer\r\n",
          "Authorization: Basic the token\r\n"
        })
    void refuses_everyone_else(String header) {
      RawAnswer answer = marks(header);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void does_not_read_the_body_of_who_may_not_pass() {
      client.send("POST /marks HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(401);
    }

    private RawAnswer marks(String header) {
      return client.send("GET /marks HTTP/1.1\r\nHost: x\r\n" + header + "\r\n").answer();
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
