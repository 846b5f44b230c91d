package org.cyberdojo.http;

import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One JSON line for each answered request. Written by a thread of its own, so that a reader who
 * does not read holds up no request: when too many lines wait, the next are dropped, and a later
 * line says how many.
 */
public final class AccessLog {

  private static final int MOST_WAITING = 10_000;
  private static final int MOST_FLUSH_MILLIS = 500;
  private static final int MOST_PATH_CHARACTERS = 1_000;

  private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final PrintStream out;

  private AccessLog(PrintStream out) {
    this.out = out;
  }

  /** A log that writes its lines there, from now on. */
  public static AccessLog to(PrintStream out) {
    AccessLog log = new AccessLog(out);
    Thread.ofPlatform().daemon().name("access-log").start(log::write);
    return log;
  }

  /** A request that was answered. */
  record Entry(
      Instant time,
      String client,
      String method,
      String path,
      int status,
      long bytes,
      long micros) {

    String line() {
      return Json.line(
          Json.object()
              .put("time", time.toString())
              .put("client", client)
              .put("method", method)
              .put("path", path.substring(0, Math.min(path.length(), MOST_PATH_CHARACTERS)))
              .put("status", status)
              .put("bytes", bytes)
              .put("micros", micros));
    }
  }

  void add(Entry entry) {
    if (!waiting.offer(() -> out.println(entry.line()))) {
      dropped.incrementAndGet();
    }
  }

  /** Waits until what was added so far is written, but not for long. */
  void flush() {
    CountDownLatch written = new CountDownLatch(1);
    try {
      if (waiting.offer(written::countDown)) {
        written.await(MOST_FLUSH_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      while (true) {
        waiting.take().run();
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
          out.println(Json.line(Json.object().put("dropped", lost)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
