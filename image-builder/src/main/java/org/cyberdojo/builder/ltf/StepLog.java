package org.cyberdojo.builder.ltf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes steps one after the other, measures them, and says of a fault which step it was in. */
final class StepLog {

  private final BuildListener listener;
  private final List<BuildReport.TakenStep> taken = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  StepLog(BuildListener listener) {
    this.listener = listener;
  }

  <T> T take(Step step, Supplier<T> work, Function<T, String> summary) {
    listener.began(step);
    long start = System.nanoTime();
    boolean passed = false;
    try {
      T result = inStep(step, work);
      Duration duration = since(start);
      String text = summary.apply(result);
      taken.add(new BuildReport.TakenStep(step, duration, text));
      listener.passed(step, duration, text);
      passed = true;
      return result;
    } finally {
      if (!passed) {
        listener.failed(step, since(start));
      }
    }
  }

  void skip(Step step, String reason) {
    taken.add(new BuildReport.TakenStep(step, Duration.ZERO, reason));
    listener.skipped(step, reason);
  }

  void warn(Step step, String warning) {
    warnings.add(warning);
    listener.warned(step, warning);
  }

  Consumer<String> output(Step step) {
    return line -> listener.said(step, line);
  }

  List<BuildReport.TakenStep> taken() {
    return taken;
  }

  List<String> warnings() {
    return warnings;
  }

  /** Work of a step whose turn has not come; a fault of it is the step's. */
  static <T> T inStep(Step step, Supplier<T> work) {
    try {
      return work.get();
    } catch (StepFailedException | UnusableRepositoryException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StepFailedException(step, String.valueOf(e.getMessage()), e);
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
