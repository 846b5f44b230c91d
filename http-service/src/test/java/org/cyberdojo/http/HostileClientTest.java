package org.cyberdojo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cyberdojo.http.RawConnection.RawAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that mean harm, or are broken enough to do it. Each test waits for a service of its own.
 */
@Execution(CONCURRENT)
class HostileClientTest {

  private static final String SECOND = "GET /second HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final Answer BIG = Answer.text("x".repeat(50_000_000));
  private static final Duration SOON = Duration.ofSeconds(6);

  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
  private HttpService service;
  private RawConnection client;

  @BeforeEach
  void start() {
    service =
        HttpService.onPort(0)
            .onHost("127.0.0.1")
            .complainingTo(new PrintStream(complaints, true))
            .limitedTo(
                Limits.standard()
                    .withArrival(Duration.ofMillis(1_000))
                    .withDelivery(Duration.ofMillis(1_000))
                    .withConnections(100))
            .with(Route.quick("/echo", call -> Answer.json("echo", call.arguments())))
            .with(Route.ready("/second", Answer.text("second")))
            .with(Route.ready("/big", BIG))
            .with(Route.blocking("/slow", HostileClientTest::twoSeconds))
            .start();
    client = RawConnection.to(service);
  }

  private static Answer twoSeconds(Call call) {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
    return Answer.text("slow");
  }

  @AfterEach
  void serviceIsStillWell() {
    client.close();
    try (RawConnection other = RawConnection.to(service)) {
      assertThat(other.send(SECOND).answer().body()).isEqualTo("second");
    }
    assertThat(complaints.toString()).isEmpty();
    service.close();
  }

  @Nested
  class Slow_clients_are_disconnected {

    @Test
    void that_connect_and_say_nothing() {
      assertThat(client.isClosedWithin(SOON)).isTrue();
    }

    @Test
    void that_send_half_a_head() {
      client.send("GET /second HTTP/1.1\r\nHost: x\r\nX-Header: ");
      assertThat(client.isClosedWithin(SOON)).isTrue();
    }

    @Test
    void that_drip_a_head_byte_by_byte() {
      assertThat(drippedUntilClosed("GET /second HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(1_000)))
          .isTrue();
    }

    @Test
    void that_drip_a_body_byte_by_byte() {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
      assertThat(drippedUntilClosed("x".repeat(1_000))).isTrue();
    }

    @Test
    void that_drip_chunks() {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      assertThat(drippedUntilClosed("1\r\nx\r\n".repeat(1_000))).isTrue();
    }

    @Test
    void that_stay_without_asking_again() {
      client.send(SECOND);
      assertThat(client.answer().status()).isEqualTo(200);
      assertThat(client.isClosedWithin(SOON)).isTrue();
    }

    @Test
    void that_do_not_read_their_answer() {
      client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
      Await.until(() -> service.openConnections() == 0);
    }

    @Test
    void but_not_those_that_wait_for_a_slow_answer() {
      client.send(SECOND + "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n" + SECOND);
      assertThat(client.answer().body()).isEqualTo("second");
      assertThat(client.answer().body()).isEqualTo("slow");
      assertThat(client.answer().body()).isEqualTo("second");
    }

    /**
     * Sends a byte every 50 ms, which is often enough for a time-out that starts again with each.
     */
    private boolean drippedUntilClosed(String text) {
      long began = System.nanoTime();
      for (int i = 0; i < text.length() && System.nanoTime() - began < SOON.toNanos(); i++) {
        if (!client.takes(text.substring(i, i + 1))) {
          return true;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
      return false;
    }
  }

  @Nested
  class Requests_that_could_hide_another_are_refused {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Content-Length: 6\r\nTransfer-Encoding: chunked",
          "Transfer-Encoding: chunked\r\nContent-Length: 6",
          "Content-Length: 5\r\nContent-Length: 6",
          "Content-Length: 5, 6",
          "Content-Length: +5",
          "Content-Length: -5",
          "Content-Length: 0x5",
          "Content-Length: 99999999999999999999",
          "Transfer-Encoding: gzip",
          "Transfer-Encoding: xchunked",
          "Transfer-Encoding: chunked, identity",
          "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked",
          "Transfer-Encoding : chunked",
          "Transfer-Encoding:\u000bchunked",
          " Transfer-Encoding: chunked",
        })
    void by_their_headers(String headers) {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n0\r\n\r\n" + SECOND);
      assertRefusedAndClosed();
    }

    @Test
    void chunked_in_HTTP_1_0() {
      client.send("POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SECOND);
      assertRefusedAndClosed();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "z\r\n{}\r\n",
          "-1\r\n{}\r\n",
          "2\r\n{}XX",
          "ffffffffffffffffff\r\n{}",
          "\r\n",
          "0x2\r\n{}\r\n"
        })
    void by_their_chunks(String chunks) {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send(chunks + "0\r\n\r\n" + SECOND);
      String all = client.rest();
      assertThat(all).doesNotContain("second", "200 OK", "{\"echo\"");
      assertThat(all).startsWith("HTTP/1.1 400");
    }

    private void assertRefusedAndClosed() {
      String all = client.rest();
      assertThat(all).startsWith("HTTP/1.");
      assertThat(all.split(" ")[1]).isEqualTo("400");
      assertThat(all).doesNotContain("second", "{\"echo\"");
    }
  }

  @Nested
  class Malformed_requests_are_refused {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "GET /second HTTP/1.1\r\n\r\n",
          "GET /second HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
          "GET /second HTTP/1.1\r\nHost: a b\r\n\r\n",
          "GET /second HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n",
          "GET /second HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n",
          "GET /second HTTP/1.1\r\nHost: x\r\nX\r\n\r\n",
          "GET /second HTTP/1.1\r\nHost: x\r\nX y: z\r\n\r\n",
          "GET /second two HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET\r\n\r\n",
          "\0\0\0\0\r\n\r\n",
          "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
        })
    void with_400(String request) {
      client.send(request);
      RawAnswer answer = client.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"exception\":{");
    }

    @Test
    void with_414_when_the_request_line_is_too_long() {
      client.send("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(414);
    }

    @Test
    void with_431_when_the_headers_are_too_large() {
      client.send("GET /second HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(5_000) + "\r\n");
      assertThat(client.answer().status()).isEqualTo(431);
    }

    @Test
    void of_an_unheard_of_version() {
      client.send("GET /second HTTP/9.9\r\nHost: x\r\n\r\n");
      assertThat(client.rest()).doesNotContain("200").doesNotContain("second");
    }
  }

  @Nested
  class Older_and_newer_protocols {

    @Test
    void HTTP_1_0_is_answered_and_closed() {
      client.send("GET /second HTTP/1.0\r\n\r\n");
      assertThat(client.rest()).contains("200 OK").endsWith("second");
    }

    @Test
    void HTTP_1_0_is_kept_open_when_asked() {
      client.send("GET /second HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      assertThat(client.answer().header("Connection")).contains("keep-alive");
      assertThat(client.send(SECOND).answer().body()).isEqualTo("second");
    }

    @Test
    void HTTP_2_in_clear_text_is_not_spoken() {
      client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
      assertThat(client.rest()).doesNotContain("200");
    }

    @Test
    void an_upgrade_is_passed_over() {
      client.send(
          "GET /second HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
              + "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(200);
      client.send(
          "GET /second HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(200);
    }

    @Test
    void a_proxy_request_is_another_path() {
      client.send("CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(404);
    }
  }

  @Test
  void connections_beyond_the_limit_are_closed() {
    List<RawConnection> many = new ArrayList<>();
    try {
      for (int i = 0; i < 150; i++) {
        many.add(RawConnection.to(service));
      }
      assertThat(many.stream().filter(HostileClientTest::isAnswered).count()).isBetween(1L, 100L);
    } finally {
      many.forEach(RawConnection::close);
    }
    Await.until(() -> service.openConnections() <= 1);
  }

  private static boolean isAnswered(RawConnection connection) {
    try {
      return connection.send(SECOND).answer().status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  @Test
  void a_client_that_goes_away_while_it_is_answered_harms_nobody() {
    client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    client.close();
    Await.until(() -> service.openConnections() == 0);
  }

  @Test
  void a_client_that_sends_no_more_is_still_answered() {
    client.send(SECOND).sendNoMore();
    assertThat(client.answer().body()).isEqualTo("second");
  }
}
