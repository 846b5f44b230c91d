package org.cyberdojo.gate.verdict;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The names of the rules, in the order in which a verdict tells of them. */
public enum RuleName {
  /** The image is too old, or nobody knows how old it is. */
  MAX_AGE,
  /** A later tag of the same image exists. */
  LATER_TAG,
  /** Somebody, or a scanner, marked the image as a risk. */
  RISK,
  /** The name does not always mean the same image. */
  MUTABLE,
  /** The catalog has never heard of the image. */
  UNKNOWN;

  /** The rule whose {@link #text} this is. */
  public static Optional<RuleName> of(String text) {
    return Arrays.stream(values()).filter(rule -> rule.text().equals(text)).findFirst();
  }

  /** As it is written in policies and answers: {@code max-age}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
