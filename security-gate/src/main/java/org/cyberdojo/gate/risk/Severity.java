package org.cyberdojo.gate.risk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad a risk is, from the mildest to the worst. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** The severity whose {@link #text} this is, in any case of letters. */
  public static Optional<Severity> of(String text) {
    return Arrays.stream(values())
        .filter(severity -> severity.text().equalsIgnoreCase(text))
        .findFirst();
  }

  /** As it is written in policies, marks and answers: {@code high}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is as bad as the other, or worse. */
  public boolean isAtLeast(Severity other) {
    return compareTo(other) >= 0;
  }
}
