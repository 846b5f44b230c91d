package org.cyberdojo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.cyberdojo.http.RawConnection.RawAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many clients with large bodies, and large answers: memory has a bound for all of them together.
 */
class HeldBytesTest {

  private static final int MOST_HELD = 16_000_000;

  private final CountDownLatch letGo = new CountDownLatch(1);
  private final List<RawConnection> clients = new ArrayList<>();
  private HttpService service;

  @BeforeEach
  void start() {
    service =
        HttpService.onPort(0)
            .onHost("127.0.0.1")
            .limitedTo(
                Limits.standard()
                    .withBodyBytes(6_000_000)
                    .withHeldBytes(MOST_HELD)
                    .withDelivery(Duration.ofSeconds(2)))
            .with(Route.blocking("/wait", call -> waited()))
            .with(
                Route.blocking(
                    "/large", call -> Answer.text("x".repeat(call.arguments().path("n").asInt()))))
            .start();
  }

  @AfterEach
  void stop() {
    letGo.countDown();
    clients.forEach(RawConnection::close);
    service.close();
  }

  private Answer waited() {
    try {
      letGo.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Answer.text("done");
  }

  private RawConnection client() {
    RawConnection client = RawConnection.to(service);
    clients.add(client);
    return client;
  }

  private static String request(String path, int announced, String body) {
    return "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(path, announced, body);
  }

  private static String arguments(int bytes) {
    return "{\"x\":\"" + "y".repeat(bytes - 8) + "\"}";
  }

  private static RawAnswer ask(RawConnection client, String path, String body) {
    return client.send(request(path, body.length(), body)).answer();
  }

  private int heldBytes() {
    String metrics = client().send("GET /metrics HTTP/1.0\r\nHost: x\r\n\r\n").answer().body();
    return metrics
        .lines()
        .filter(line -> line.startsWith("http_held_bytes "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_would_be_too_much_in_all_is_refused_and_the_others_are_answered() {
    String body = arguments(5_000_000);
    List<RawConnection> first = List.of(client(), client(), client());
    first.forEach(client -> client.send(request("/wait", body.length(), body)));
    Await.until(() -> heldBytes() == 3 * body.length());
    RawAnswer refused = ask(client(), "/wait", body);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).contains("1");
    letGo.countDown();
    first.forEach(client -> assertThat(client.answer().status()).isEqualTo(200));
    Await.until(() -> heldBytes() == 0);
    assertThat(ask(client(), "/wait", body).status()).isEqualTo(200);
  }

  @Test
  void a_client_that_goes_away_within_its_body_holds_nothing_any_more() {
    RawConnection client = client();
    client.send(request("/wait", 300_000, "{".repeat(200_000)));
    Await.until(() -> heldBytes() == 200_000);
    client.close();
    Await.until(() -> heldBytes() == 0);
  }

  @Test
  void answers_that_nobody_takes_count_too_and_are_dropped_in_time() {
    RawConnection lazy = client();
    lazy.send(request("/large", 14, "{\"n\":15000000}"));
    Await.until(() -> heldBytes() > 14_000_000);
    assertThat(ask(client(), "/large", "{\"n\":2000000}").status()).isEqualTo(503);
    Await.until(() -> heldBytes() == 0);
    assertThat(ask(client(), "/large", "{\"n\":2000000}").status()).isEqualTo(200);
  }

  @Test
  void a_body_of_very_many_values_is_no_json_to_us() {
    assertThat(ask(client(), "/large", "{\"n\":[" + "1,".repeat(190_000) + "1]}").status())
        .isEqualTo(200);
    assertThat(ask(client(), "/large", "{\"n\":[" + "1,".repeat(199_000) + "[1]]}").status())
        .isEqualTo(200);
    assertThat(ask(client(), "/large", "{\"n\":[" + "1,".repeat(199_995) + "1]}").status())
        .isEqualTo(400);
  }
}
