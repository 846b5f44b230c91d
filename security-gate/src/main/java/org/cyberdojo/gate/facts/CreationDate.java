package org.cyberdojo.gate.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an image says it was created, and who says so.
 *
 * @param claimed the date; empty when nobody gives one
 * @param source who gives it, or was asked for it: {@code the image's config}
 */
public record CreationDate(Optional<Instant> claimed, String source) {

  /**
   * Before this there were no container images. Reproducible builds say 1970 or 1980, an image
   * without a date says the year 1.
   */
  private static final Instant FIRST_IMAGES = Instant.parse("2013-03-01T00:00:00Z");

  /** How far a clock, or a time zone that was left out, may put a date into the future. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(24);

  public static CreationDate of(Instant claimed, String source) {
    return new CreationDate(Optional.of(claimed), source);
  }

  public static CreationDate missing(String source) {
    return new CreationDate(Optional.empty(), source);
  }

  /** Whether a date is one that a real build can have had. */
  public static boolean isBelievable(Instant date, Instant now) {
    return !date.isBefore(FIRST_IMAGES) && !date.isAfter(now.plus(CLOCK_SKEW));
  }

  /** The date, if a real build can have had it. */
  public Optional<Instant> believedAt(Instant now) {
    return claimed.filter(date -> isBelievable(date, now));
  }
}
