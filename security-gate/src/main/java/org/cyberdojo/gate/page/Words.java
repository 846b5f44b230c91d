package org.cyberdojo.gate.page;

import java.time.Duration;
import java.util.Locale;
import org.cyberdojo.gate.facts.Day;

/** Numbers as people read them. */
final class Words {

  private static final int DAYS_BEFORE_MONTHS = 61;
  private static final int DAYS_BEFORE_YEARS = 731;
  private static final double DAYS_A_MONTH = 30.44;
  private static final double DAYS_A_YEAR = 365.25;
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
  private static final double THOUSAND = 1000;

  /** From here on a number without decimals is rounded to 1000. */
  private static final double ROUNDED_TO_THOUSAND = 999.5;

  private static final double NANOS_PER_SECOND = 1e9;

  private Words() {}

  /** {@code 3 days}, {@code 5 months}, {@code 2 years}. */
  static String age(long days) {
    if (days < DAYS_BEFORE_MONTHS) {
      return Day.count(days);
    }
    return days < DAYS_BEFORE_YEARS
        ? (long) (days / DAYS_A_MONTH) + " months"
        : (long) (days / DAYS_A_YEAR) + " years";
  }

  /** {@code 21.1 MB}; a megabyte has a million bytes, as registries count. */
  static String size(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= ROUNDED_TO_THOUSAND && unit < UNITS.length - 1) {
      amount /= THOUSAND;
      unit++;
    }
    String digits = unit == 0 || amount >= 100 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, digits, amount, UNITS[unit]);
  }

  /** {@code 0.362}, in seconds. */
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", inSeconds(duration));
  }

  static double inSeconds(Duration duration) {
    return duration.toNanos() / NANOS_PER_SECOND;
  }
}
