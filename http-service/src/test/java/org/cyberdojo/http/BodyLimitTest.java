package org.cyberdojo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import org.cyberdojo.http.RawConnection.RawAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** How much of a body is read. Each test waits for a service of its own. */
@Execution(CONCURRENT)
class BodyLimitTest {

  private HttpService service;
  private RawConnection client;

  @BeforeEach
  void start() {
    service =
        HttpService.onPort(0)
            .onHost("127.0.0.1")
            .limitedTo(Limits.standard().withBodyBytes(1_000))
            .with(Route.quick("/echo", call -> Answer.json("echo", call.arguments())))
            .with(Route.ready("/names", Answer.text("names")))
            .with(
                Route.ready("/large", Answer.text("received"))
                    .withBodyLimit(200_000)
                    .ignoringBody())
            .start();
    client = RawConnection.to(service);
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  private final String large = "x".repeat(1_001);

  @Test
  void a_body_that_is_too_large_is_refused_by_its_announced_length_without_being_read() {
    client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000000\r\n\r\n");
    RawAnswer answer = client.answer();
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("body is larger than 1000 bytes");
    assertThat(answer.header("Connection")).contains("close");
    assertThat(client.isClosedWithin(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void a_body_that_is_too_large_is_refused_when_it_comes_in_chunks() {
    client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send("3e9\r\n" + large + "\r\n");
    assertThat(client.answer().status()).isEqualTo(413);
    assertThat(client.isClosedWithin(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void a_body_that_is_too_large_is_not_read_on_for_ever() {
    client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
    int sent = 0;
    while (sent < 100_000 && client.takes(chunk)) {
      sent++;
    }
    assertThat(sent).isLessThan(100_000);
  }

  @Test
  void a_body_that_is_too_large_does_not_hide_a_second_request() {
    String hidden = "GET /names HTTP/1.1\r\nHost: x\r\n\r\n";
    client.send(
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s%s"
            .formatted(large.length() + hidden.length(), large, hidden));
    assertThat(client.answer().status()).isEqualTo(413);
    assertThat(client.rest()).isEmpty();
  }

  @Test
  void a_body_that_is_too_large_is_not_followed_by_a_next_request() {
    client.send(
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(large.length(), large)
            + "GET /names HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(client.answer().status()).isEqualTo(413);
    assertThat(client.rest()).isEmpty();
  }

  @Test
  void a_body_that_is_too_large_is_fine_where_a_route_says_so() {
    assertThat(ask("POST", "/large", "x".repeat(200_000)).status()).isEqualTo(200);
    assertThat(ask("POST", "/large", "x".repeat(200_001)).status()).isEqualTo(413);
  }

  @Test
  void a_body_that_is_too_large_is_refused_before_a_careful_client_sends_it() {
    client.send(
        "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n");
    assertThat(client.answer().status()).isEqualTo(413);
  }

  @Test
  void a_careful_client_is_told_to_go_on() {
    client.send(
        "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    assertThat(client.answer().status()).isEqualTo(100);
    client.send("{}");
    assertThat(client.answer().body()).isEqualTo("{\"echo\":{}}");
  }

  private RawAnswer ask(String method, String target, String body) {
    return client
        .send(
            "%s %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(method, target, body.length(), body))
        .answer();
  }
}
