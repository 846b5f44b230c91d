package org.cyberdojo.gate.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A token that was just made. This is the only time that its text is known.
 *
 * @param text what its holder sends
 * @param kept what is kept of it
 */
public record NewToken(String text, AccessToken kept) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** So that a token is recognised, in a log that it must not be in, for what it is. */
  private static final String PREFIX = "cyber-dojo-gate-";

  /** Makes a token of 256 random bits that does not end. */
  public static NewToken make(String name, boolean mayWrite, Instant now) {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    return new NewToken(
        text, new AccessToken(name, TokenHash.of(text), mayWrite, now, Optional.empty()));
  }

  /** The same token, good only before the end. */
  public NewToken until(Instant end) {
    return new NewToken(text, kept.until(end));
  }

  /** The kept part only: a token is not printed by mistake. */
  @Override
  public String toString() {
    return kept.toString();
  }
}
