package org.cyberdojo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.cyberdojo.http.RawConnection.RawAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Services that begin before they know their routes; no other test starts one meanwhile. */
@Isolated
class BeginningTest {

  private static final String THREADS = "vert";

  @Test
  void one_that_has_begun_starts_with_the_routes_that_came_later() {
    HttpServiceBuilder builder = HttpService.onPort(0).onHost("127.0.0.1").begin();
    builder.with(Route.ready("/later", Answer.text("late")));
    try (HttpService service = builder.start();
        RawConnection client = RawConnection.to(service)) {
      RawAnswer answer = client.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n").answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("late");
    }
  }

  @Test
  void one_that_is_abandoned_leaves_no_thread() {
    Set<Thread> others = threads();
    HttpServiceBuilder builder = HttpService.onPort(0).onHost("127.0.0.1").begin();
    Await.until(() -> !others.containsAll(threads()));
    builder.abandon();
    Await.until(() -> others.containsAll(threads()));
  }

  /** Those of services that were closed a moment ago may still be among them. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(THREADS))
        .collect(Collectors.toSet());
  }
}
