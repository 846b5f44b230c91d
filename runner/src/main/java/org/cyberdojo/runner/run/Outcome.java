package org.cyberdojo.runner.run;

import java.util.Locale;
import org.cyberdojo.runner.rag.TrafficLight;

/** What became of a run, in one word. */
public enum Outcome {
  RED,
  AMBER,
  GREEN,
  /** The image is not on the node; it is being pulled. */
  PULLING,
  TIMED_OUT,
  /** No colour: the container, the lambda or the gate is why. */
  FAULTY;

  static Outcome of(TrafficLight light) {
    return switch (light) {
      case RED -> RED;
      case AMBER -> AMBER;
      case GREEN -> GREEN;
    };
  }

  /** As clients see it: {@code timed_out}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
