package org.cyberdojo.gate.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small plot of seconds over tags, the oldest at the left, as the points of an SVG line in a box
 * of 120 by 28.
 *
 * @param points {@code x,y x,y …}
 * @param lastX where the newest tag is
 * @param lastY where the newest tag is
 */
public record Sparkline(String points, String lastX, String lastY) {

  private static final double WIDTH = 120;
  private static final double HEIGHT = 28;
  private static final double MARGIN = 3;

  /**
   * The plot of some tags; it starts at zero, so that a small change looks small.
   *
   * @param newestFirst seconds of each tag; one at least
   */
  static Sparkline of(List<Double> newestFirst) {
    List<Double> seconds = newestFirst.reversed();
    double most = seconds.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    String points =
        IntStream.range(0, seconds.size())
            .mapToObj(i -> x(i, seconds.size()) + "," + y(seconds.get(i), most))
            .collect(Collectors.joining(" "));
    return new Sparkline(points, x(seconds.size() - 1, seconds.size()), y(seconds.getLast(), most));
  }

  private static String x(int index, int count) {
    double share = count == 1 ? 1 : (double) index / (count - 1);
    return number(MARGIN + share * (WIDTH - 2 * MARGIN));
  }

  private static String y(double seconds, double most) {
    double share = most > 0 ? seconds / most : 0;
    return number(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
