package org.cyberdojo.gate.catalog;

import java.util.List;

/**
 * What somebody tells the catalog of an image.
 *
 * @param record the image
 * @param runs runs of its traffic lights; one that the catalog has already is not added twice
 * @param by who tells it, one line
 */
public record ImageReport(ImageRecord record, List<LightsRun> runs, String by) {

  private static final int MOST_RUNS = 100;

  public ImageReport {
    runs = List.copyOf(runs);
    if (runs.size() > MOST_RUNS) {
      throw new IllegalArgumentException(
          "a report has at most " + MOST_RUNS + " runs, and this one " + runs.size());
    }
    Bounds.text("by", by, 200);
  }
}
