package org.cyberdojo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShortcutTest {

  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
  private final CountDownLatch isRunning = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpService service;

  @BeforeEach
  void start() {
    service =
        HttpService.onPort(0)
            .onHost("127.0.0.1")
            .complainingTo(new PrintStream(complaints, true))
            .with(
                Route.blocking("/ask", this::work)
                    .shortenedBy(ShortcutTest::remembered)
                    .withMostAtOnce(1))
            .start();
  }

  @AfterEach
  void stop() {
    mayEnd.countDown();
    client.close();
    service.close();
  }

  private Answer work(Call call) {
    isRunning.countDown();
    await(mayEnd);
    return Answer.text("worked, " + Thread.currentThread().isVirtual());
  }

  private static Optional<Answer> remembered(Call call) {
    return switch (call.arguments().path("is").asText()) {
      case "known" -> Optional.of(Answer.text("remembered, " + Thread.currentThread().isVirtual()));
      case "refused" -> throw Refusal.badRequest("no");
      case "bug" -> throw new IllegalStateException("the secret");
      default -> Optional.empty();
    };
  }

  private HttpResponse<String> ask(String body) {
    return asking(body).join();
  }

  private CompletableFuture<HttpResponse<String>> asking(String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/ask"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void what_is_remembered_is_answered_though_every_place_is_taken() {
    CompletableFuture<HttpResponse<String>> first = asking("{\"is\":\"new\"}");
    await(isRunning);

    assertThat(ask("{\"is\":\"new\"}").statusCode()).isEqualTo(503);
    assertThat(ask("{\"is\":\"known\"}").body()).isEqualTo("remembered, false");

    mayEnd.countDown();
    assertThat(first.join().body()).isEqualTo("worked, true");
  }

  @Test
  void a_refusal_is_one_wherever_it_is_made() {
    assertThat(ask("{\"is\":\"refused\"}").statusCode()).isEqualTo(400);
    assertThat(ask("no json").statusCode()).isEqualTo(400);
  }

  @Test
  void a_fault_of_ours_is_told_to_us_alone() {
    HttpResponse<String> answer = ask("{\"is\":\"bug\"}");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("secret");
    assertThat(complaints.toString()).contains("the secret");
  }

  @Test
  void only_what_may_wait_can_be_shortened() {
    Route quick = Route.quick("/quick", call -> Answer.text(""));

    assertThatThrownBy(() -> quick.shortenedBy(ShortcutTest::remembered))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/quick");
    assertThatThrownBy(() -> quick.withMostAtOnce(1)).isInstanceOf(IllegalStateException.class);
  }
}
