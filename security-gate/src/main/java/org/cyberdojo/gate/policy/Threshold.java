package org.cyberdojo.gate.policy;

import java.util.Optional;
import org.cyberdojo.gate.risk.Severity;

/**
 * The severity from which on something happens.
 *
 * @param from that severity; empty: it never happens
 */
public record Threshold(Optional<Severity> from) {

  /** As it is written in a policy. */
  static final String NEVER = "never";

  public static Threshold at(Severity severity) {
    return new Threshold(Optional.of(severity));
  }

  public static Threshold never() {
    return new Threshold(Optional.empty());
  }

  /** The threshold whose text this is: a severity, or {@code never}. */
  static Optional<Threshold> of(String text) {
    return text.equals(NEVER)
        ? Optional.of(never())
        : Severity.of(text).filter(severity -> severity.text().equals(text)).map(Threshold::at);
  }

  /** Whether the severity reaches it. */
  public boolean isReachedBy(Severity severity) {
    return from.filter(severity::isAtLeast).isPresent();
  }
}
