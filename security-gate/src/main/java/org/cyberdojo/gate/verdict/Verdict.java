package org.cyberdojo.gate.verdict;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of an image, from the mildest to the strictest. */
public enum Verdict {
  /** It may run. */
  ALLOW,
  /** It may run, and somebody should look at it. */
  WARN,
  /** It must not run. */
  DENY;

  /** The verdict whose {@link #text} this is. */
  public static Optional<Verdict> of(String text) {
    return Arrays.stream(values()).filter(verdict -> verdict.text().equals(text)).findFirst();
  }

  /** As it is written in policies and answers: {@code allow}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stricter of the two. */
  public Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
