package org.cyberdojo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GracefulStopTest {

  private final CountDownLatch isRunning = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Test
  void an_idle_service_stops_at_once_though_clients_are_connected() {
    HttpService service = service(Duration.ofSeconds(10));
    try (RawConnection silent = RawConnection.to(service);
        RawConnection idle = RawConnection.to(service)) {
      assertThat(idle.send("GET /alive HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
          .isEqualTo(200);
      assertThat(secondsToStop(service)).isLessThan(1);
      assertThat(idle.isClosedWithin(Duration.ofSeconds(1))).isTrue();
      assertThat(silent.isClosedWithin(Duration.ofSeconds(1))).isTrue();
    }
  }

  @Test
  void requests_under_way_are_answered_and_new_ones_are_not_taken() throws Exception {
    HttpService service = service(Duration.ofSeconds(10));
    try (RawConnection client = RawConnection.to(service)) {
      client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(isRunning.await(10, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::stop);
      Await.until(() -> !isListening(service));
      assertThat(stopped).isNotDone();
      mayEnd.countDown();
      assertThat(client.answer().body()).isEqualTo("waited");
      assertThat(client.isClosedWithin(Duration.ofSeconds(2))).isTrue();
      stopped.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_request_that_takes_too_long_is_cut_off() throws Exception {
    HttpService service = service(Duration.ofMillis(300));
    try (RawConnection client = RawConnection.to(service)) {
      client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(isRunning.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(secondsToStop(service)).isLessThan(3);
      assertThat(client.isClosedWithin(Duration.ofSeconds(1))).isTrue();
    }
  }

  @Test
  void stopping_twice_does_nothing_more() {
    HttpService service = service(Duration.ofSeconds(10));
    service.stop();
    service.stop();
    assertThatThrownBy(() -> RawConnection.to(service)).hasMessageContaining("refused");
  }

  private HttpService service(Duration drain) {
    return HttpService.onPort(0)
        .onHost("127.0.0.1")
        .limitedTo(Limits.standard().withDrain(drain))
        .with(Route.blocking("/wait", this::waitForTheTest))
        .start();
  }

  private Answer waitForTheTest(Call call) {
    isRunning.countDown();
    try {
      return Answer.text(mayEnd.await(20, TimeUnit.SECONDS) ? "waited" : "gave up");
    } catch (InterruptedException e) {
      return Answer.text("interrupted");
    }
  }

  private static boolean isListening(HttpService service) {
    try (RawConnection client = RawConnection.to(service)) {
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static double secondsToStop(HttpService service) {
    long began = System.nanoTime();
    service.stop();
    return (System.nanoTime() - began) / 1e9;
  }
}
