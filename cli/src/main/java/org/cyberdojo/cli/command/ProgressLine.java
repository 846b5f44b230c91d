package org.cyberdojo.cli.command;

import java.time.Duration;

/**
 * One line on a terminal that is written over again and again: what is going on. Where nobody
 * watches, it is silent. Safe for use by several threads.
 */
public final class ProgressLine implements AutoCloseable {

  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int MOST_CHARACTERS = 78;
  private static final String ERASE = "\r\u001b[K";

  private final Console console;
  private long lastShown;
  private boolean isShown;

  public ProgressLine(Console console) {
    this.console = console;
    this.lastShown = System.nanoTime() - BETWEEN.toNanos();
  }

  /** Shows a text, unless one was shown a moment ago. */
  public synchronized void show(String text) {
    long now = System.nanoTime();
    if (!console.progress() || now - lastShown < BETWEEN.toNanos()) {
      return;
    }
    lastShown = now;
    isShown = true;
    console.err().print(ERASE + shortened(text));
    console.err().flush();
  }

  /** Takes the line away, so that another can be printed. */
  public synchronized void clear() {
    if (isShown) {
      console.err().print(ERASE);
      console.err().flush();
      isShown = false;
    }
  }

  @Override
  public void close() {
    clear();
  }

  private static String shortened(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= MOST_CHARACTERS
        ? printable
        : printable.substring(0, MOST_CHARACTERS - 1) + "…";
  }
}
