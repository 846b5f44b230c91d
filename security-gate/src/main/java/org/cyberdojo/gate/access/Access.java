package org.cyberdojo.gate.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cyberdojo.gate.catalog.CatalogException;

/**
 * Knows whose a token is, from memory: whoever asks never waits for the store. Safe for any thread.
 * While it is open a token that is made or revoked somewhere else counts some seconds later at
 * most; while the store cannot be read, the tokens that were there last count.
 */
public final class Access implements AutoCloseable {

  private static final Duration KEEP = Duration.ofSeconds(1);

  /** A shorter one can be guessed. */
  private static final int LEAST_CHARACTERS = 16;

  private final AccessTokens tokens;
  private final List<AccessToken> fixed;
  private final Clock clock;
  private volatile List<AccessToken> known = List.of();
  private volatile boolean isOpen;

  private Access(AccessTokens tokens, List<AccessToken> fixed, Clock clock) {
    this.tokens = tokens;
    this.fixed = fixed;
    this.clock = clock;
  }

  /** Access by the tokens that are kept; they count from {@link #open} on. */
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

  /**
   * Reads the tokens, and from now on reads them again and again.
   *
   * @throws org.cyberdojo.gate.catalog.CatalogException when the store cannot be read
   */
  public Access open() {
    refresh();
    isOpen = true;
    Thread.ofVirtual().name("access-tokens").start(this::keepFresh);
    return this;
  }

  private void keepFresh() {
    try {
      for (Thread.sleep(KEEP); isOpen; Thread.sleep(KEEP)) {
        refreshQuietly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refreshQuietly() {
    try {
      refresh();
    } catch (CatalogException e) {
      // whoever reads or writes the store now is told so
    }
  }

  /**
   * Reads the tokens now: one was made or revoked here. Of two at once the later one counts.
   *
   * @throws CatalogException when the store cannot be read
   */
  public synchronized void refresh() {
    known = List.copyOf(tokens.list());
  }

  /** The kept form of a token that is good now; it is compared with every one in the same time. */
  public Optional<AccessToken> holder(String token) {
    Instant now = clock.instant();
    TokenHash hash = TokenHash.of(token);
    return Stream.concat(fixed.stream(), known.stream())
        .filter(each -> each.hash().isSameAs(hash) && each.isGoodAt(now))
        .reduce((_, last) -> last);
  }

  /** Reads no more. */
  @Override
  public void close() {
    isOpen = false;
  }
}
