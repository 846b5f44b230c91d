package org.cyberdojo.gate.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows whose a token is. Safe for any thread. A token that is made or revoked somewhere else
 * counts a second later at most.
 */
public final class Access {

  private static final Duration KEEP = Duration.ofSeconds(1);
  private static final Known NOTHING = new Known(Instant.MIN, List.of());

  /** A shorter one can be guessed. */
  private static final int LEAST_CHARACTERS = 16;

  private final AccessTokens tokens;
  private final List<AccessToken> fixed;
  private final Clock clock;
  private volatile Known known = NOTHING;

  private Access(AccessTokens tokens, List<AccessToken> fixed, Clock clock) {
    this.tokens = tokens;
    this.fixed = fixed;
    this.clock = clock;
  }

  /** Access by the tokens that are kept. */
  public static Access by(AccessTokens tokens, Clock clock) {
    return new Access(tokens, List.of(), clock);
  }

  /**
   * And by one more token, which is not kept.
   *
   * @param name what it is called beside what is done with it
   * @throws IllegalArgumentException when it is too short to be safe
   */
  public Access andBy(String name, String token) {
    if (token.length() < LEAST_CHARACTERS) {
      throw new IllegalArgumentException(
          name
              + " must have "
              + LEAST_CHARACTERS
              + " characters at least; make one with 'openssl rand -base64 32'");
    }
    AccessToken added =
        new AccessToken(name, TokenHash.of(token), true, clock.instant(), Optional.empty());
    return new Access(tokens, Stream.concat(fixed.stream(), Stream.of(added)).toList(), clock);
  }

  /** The kept form of a token that is good now; it is compared with every one in the same time. */
  public Optional<AccessToken> holder(String token) {
    Instant now = clock.instant();
    TokenHash hash = TokenHash.of(token);
    Optional<AccessToken> found = Optional.empty();
    for (AccessToken each : all(now)) {
      if (each.hash().isSameAs(hash) && each.isGoodAt(now)) {
        found = Optional.of(each);
      }
    }
    return found;
  }

  /** Forgets what it has read: a token was made or revoked here. */
  public void refresh() {
    known = NOTHING;
  }

  private List<AccessToken> all(Instant now) {
    Known current = known;
    if (current.read().isBefore(now.minus(KEEP))) {
      current = new Known(now, Stream.concat(fixed.stream(), tokens.list().stream()).toList());
      known = current;
    }
    return current.tokens();
  }

  private record Known(Instant read, List<AccessToken> tokens) {}
}
