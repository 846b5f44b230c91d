package org.cyberdojo.gate.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days as reasons tell of them: UTC's, so that two machines say the same. */
public final class Day {

  private Day() {}

  /** The day of a moment, {@code 2025-01-03}. */
  public static String of(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
  }

  /** The last day on which something counts that ends at the moment. */
  public static String lastBefore(Instant end) {
    return of(end.minusNanos(1));
  }

  /**
   * The first moment after a day: what lasts until that day, the day itself included, ends there.
   */
  public static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Whole days from one moment to a later one; 0 when it is not later. */
  public static long between(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toDays());
  }

  /** {@code 1 day}, {@code 689 days}. */
  public static String count(long days) {
    return days == 1 ? "1 day" : days + " days";
  }
}
