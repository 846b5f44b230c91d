package org.cyberdojo.runner.rag.image;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells whoever makes an image to stop, once and for good: a line to a container is closed, and
 * every next step fails. Safe for use by several threads.
 */
final class StopSignal {

  private static final Logger LOG = System.getLogger(StopSignal.class.getName());

  private final List<Closeable> lines = new ArrayList<>();
  private boolean isGiven;

  synchronized boolean isGiven() {
    return isGiven;
  }

  /** Does not wait for anybody to heed it. */
  void give() {
    List<Closeable> open;
    synchronized (this) {
      isGiven = true;
      open = List.copyOf(lines);
    }
    open.forEach(StopSignal::close);
  }

  /**
   * Goes before each step.
   *
   * @throws IOException when it was given
   */
  void check() throws IOException {
    if (isGiven()) {
      throw new IOException("the runner is stopping");
    }
  }

  /** Closes the line when the signal is given, or was given before, until the watch is closed. */
  Watch closes(Closeable line) {
    synchronized (this) {
      lines.add(line);
    }
    if (isGiven()) {
      close(line);
    }
    return () -> forget(line);
  }

  private synchronized void forget(Closeable line) {
    lines.remove(line);
  }

  private static void close(Closeable line) {
    try {
      line.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, e.getMessage());
    }
  }

  /** Whether a line is still to be closed. */
  @FunctionalInterface
  interface Watch extends AutoCloseable {

    @Override
    void close();
  }
}
