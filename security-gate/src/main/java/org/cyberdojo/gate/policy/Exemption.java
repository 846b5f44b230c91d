package org.cyberdojo.gate.policy;

import java.time.Instant;
import java.util.Set;
import org.cyberdojo.gate.facts.NamePattern;
import org.cyberdojo.gate.verdict.RuleName;

/**
 * Lets some images break some rules, for a reason and until a date.
 *
 * @param images the images
 * @param rules the rules, one at least
 * @param until the first moment at which it no longer holds
 * @param reason why
 */
public record Exemption(NamePattern images, Set<RuleName> rules, Instant until, String reason) {

  public Exemption {
    rules = Set.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("an exemption names one rule at least");
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an exemption needs a reason");
    }
  }

  /** Whether it still holds. */
  public boolean holdsAt(Instant now) {
    return now.isBefore(until);
  }
}
