package org.cyberdojo.builder.ltf;

import java.time.Duration;

/** Told how a build goes on. {@link #said} may be called by any thread. */
public interface BuildListener {

  /** Listens to nothing. */
  BuildListener SILENT = new BuildListener() {};

  /** A step begins. */
  default void began(Step step) {}

  /** A line that a step, or what it runs, says; it may hold anything. */
  default void said(Step step, String line) {}

  /** Something that the author should know, and that stops nothing. */
  default void warned(Step step, String warning) {}

  /** A step passed. */
  default void passed(Step step, Duration duration, String summary) {}

  /** A step is over that had nothing to do. */
  default void skipped(Step step, String reason) {}

  /** A step failed, and with it the build. */
  default void failed(Step step, Duration duration) {}
}
