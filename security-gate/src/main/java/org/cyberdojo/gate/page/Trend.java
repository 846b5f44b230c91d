package org.cyberdojo.gate.page;

import java.util.List;
import java.util.Locale;

/**
 * Whether the lights of the newest tag are faster or slower than those of the tags before it.
 *
 * @param ratio of the newest tag's seconds to the median of those before it; 1 where there is
 *     nothing to compare
 * @param isKnown whether there was something to compare
 */
public record Trend(double ratio, boolean isKnown) {

  /** Measured times differ by so much from run to run. */
  private static final double NOISE = 0.1;

  private static final double PERCENT = 100;

  /**
   * The trend of some tags.
   *
   * @param seconds of each tag, the newest first
   */
  static Trend of(List<Double> seconds) {
    if (seconds.size() < 2) {
      return new Trend(1, false);
    }
    List<Double> before = seconds.subList(1, seconds.size()).stream().sorted().toList();
    double median = (before.get((before.size() - 1) / 2) + before.get(before.size() / 2)) / 2;
    return median > 0 ? new Trend(seconds.getFirst() / median, true) : new Trend(1, false);
  }

  /** {@code 23 % faster}, {@code 40 % slower}, {@code steady}; empty when nothing is known. */
  public String words() {
    if (!isKnown) {
      return "";
    }
    if (Math.abs(ratio - 1) < NOISE) {
      return "steady";
    }
    return String.format(
        Locale.ROOT, "%.0f %% %s", Math.abs(ratio - 1) * PERCENT, ratio < 1 ? "faster" : "slower");
  }

  /** {@code faster}, {@code slower}, {@code steady} or {@code unknown}. */
  public String kind() {
    String words = words();
    return words.isEmpty() ? "unknown" : words.substring(words.lastIndexOf(' ') + 1);
  }
}
