package org.cyberdojo.gate.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A token as it is kept: without the token itself.
 *
 * @param name whose it is, or what for; it stands beside what was done with it
 * @param hash of the token
 * @param mayWrite whether it is good for writing, or for reading only
 * @param made when it was made
 * @param until the first moment at which it is no longer good; empty when it does not end
 */
public record AccessToken(
    String name, TokenHash hash, boolean mayWrite, Instant made, Optional<Instant> until) {

  public AccessToken {
    if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a token's name is one line of 1 to 100 characters");
    }
  }

  /** The same, good only before the end. */
  public AccessToken until(Instant end) {
    return new AccessToken(name, hash, mayWrite, made, Optional.of(end));
  }

  /** Whether it is still good. */
  public boolean isGoodAt(Instant now) {
    return until.filter(end -> !now.isBefore(end)).isEmpty();
  }
}
