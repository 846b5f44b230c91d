package org.cyberdojo.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A long call ends by its last reply, or is given up. */
class RepliesTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(60);

  private final List<String> heard = new ArrayList<>();
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private final Replies<String> replies = new Replies<>(heard::add);

  @Test
  void one_that_ends_is_heard_to_its_end() {
    replies.onStart(() -> isClosed.set(true));
    replies.onNext("one");
    replies.onComplete();

    assertThat(replies.await(LONG, LONG)).isEmpty();
    assertThat(heard).containsExactly("one");
    assertThat(isClosed).isFalse();
  }

  @Test
  void one_that_falls_silent_is_given_up() {
    replies.onStart(() -> isClosed.set(true));
    replies.onNext("one");

    assertThat(replies.await(SHORT, LONG))
        .get()
        .isInstanceOfSatisfying(
            InterruptedIOException.class,
            failure -> assertThat(failure).hasMessageStartingWith("nothing came for "));
    assertThat(isClosed).isTrue();
  }

  @Test
  void one_that_begins_after_it_was_given_up_is_closed() {
    assertThat(replies.await(SHORT, LONG)).isPresent();
    replies.onStart(() -> isClosed.set(true));
    replies.onNext("late");

    assertThat(isClosed).isTrue();
    assertThat(heard).isEmpty();
  }

  @Test
  void one_that_drips_is_given_up() throws InterruptedException {
    replies.onStart(() -> isClosed.set(true));
    Thread dripping =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!isClosed.get()) {
                    replies.onNext("drop");
                    LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                  }
                });

    assertThat(replies.await(LONG, SHORT))
        .get()
        .isInstanceOfSatisfying(
            InterruptedIOException.class,
            failure -> assertThat(failure).hasMessageStartingWith("it took longer than "));
    dripping.join();
  }
}
