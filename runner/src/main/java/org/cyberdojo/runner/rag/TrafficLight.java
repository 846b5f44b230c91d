package org.cyberdojo.runner.rag;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The three colours that a run of cyber-dojo.sh can have. */
public enum TrafficLight {
  /** A test failed. */
  RED,
  /** The tests could not be run: a syntax error, a missing file. */
  AMBER,
  /** Every test passed. */
  GREEN;

  /** The colour of that name, in lower case; empty when the text is none. */
  public static Optional<TrafficLight> of(String text) {
    return Arrays.stream(values()).filter(light -> light.toString().equals(text)).findFirst();
  }

  /** Its name in lower case, as clients see it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
