package org.cyberdojo.gate.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether the gate stops images or only tells of them. */
public enum Mode {
  /** A denied image must not run. */
  ENFORCE,
  /** Nothing is denied: what would be is a warning. */
  AUDIT;

  /** The mode whose {@link #text} this is. */
  public static Optional<Mode> of(String text) {
    return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
  }

  /** As it is written in a policy: {@code enforce}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
