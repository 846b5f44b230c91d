package org.cyberdojo.runner.lights;

import java.time.Duration;
import org.cyberdojo.runner.rag.TrafficLight;
import org.cyberdojo.runner.run.Outcome;
import org.cyberdojo.runner.run.RunResult;

/**
 * What came of one colour.
 *
 * @param expected the colour that the change should give
 * @param substitution the change
 * @param duration of the run
 * @param result what the run gave
 */
public record CheckedLight(
    TrafficLight expected, Substitution substitution, Duration duration, RunResult result) {

  /** Whether it came out as expected. */
  public boolean hasPassed() {
    return outcome().toString().equals(expected.toString());
  }

  /** What came out. */
  public Outcome outcome() {
    return result.outcome();
  }
}
