package org.cyberdojo.runner.line;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends conversations that take too long, by closing their line: whoever reads or writes it fails at
 * once. Safe for use by several threads.
 */
public final class Deadlines implements AutoCloseable {

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("deadlines").factory());

  /**
   * Closes the line after a time, unless the watch is closed first.
   *
   * @param limit longer than nothing
   */
  public Watch closeAfter(Closeable line, Duration limit) {
    Watch watch = new Watch();
    var alarm = clock.schedule(() -> watch.ring(line), limit.toMillis(), TimeUnit.MILLISECONDS);
    watch.onClose(() -> alarm.cancel(false));
    return watch;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** One time limit. Closing it lifts the limit. */
  public static final class Watch implements AutoCloseable {

    private final AtomicBoolean isOver = new AtomicBoolean();
    private volatile boolean hasExpired;
    private volatile Runnable lift = () -> {};

    private Watch() {}

    private void onClose(Runnable action) {
      lift = action;
    }

    private void ring(Closeable line) {
      if (isOver.compareAndSet(false, true)) {
        hasExpired = true;
        try {
          line.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e); // kept in the task; there is nobody to tell
        }
      }
    }

    /** Whether the time ran out before the watch was closed. */
    public boolean hasExpired() {
      return hasExpired;
    }

    @Override
    public void close() {
      isOver.set(true);
      lift.run();
    }
  }
}
