package org.cyberdojo.gate.page;

import java.util.List;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;

/**
 * An image with its tags, as the page shows it.
 *
 * @param image host and name
 * @param rows its tags, the newest first, one at least; there may be more than these
 * @param tagCount how many tags there are
 */
public record ImageGroup(ImageName image, List<TagRow> rows, int tagCount) {

  public ImageGroup {
    rows = List.copyOf(rows);
  }

  /** The last part of the name: {@code elm_test}. */
  public String shortName() {
    String path = image.name();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * All before the last part: {@code ghcr.io/cyber-dojo-languages}; empty when there is nothing.
   */
  public String owner() {
    String whole = image.toString();
    return whole.substring(0, Math.max(0, whole.lastIndexOf('/')));
  }

  public TagRow newest() {
    return rows.getFirst();
  }

  public List<TagRow> older() {
    return rows.subList(1, rows.size());
  }

  /** How many tags there are that are not among the rows. */
  public int notShown() {
    return Math.max(0, tagCount - rows.size());
  }

  public Trend trend() {
    return Trend.of(totals());
  }

  /** Empty when no tag's lights were measured. */
  public Optional<Sparkline> sparkline() {
    List<Double> totals = totals();
    return totals.isEmpty() ? Optional.empty() : Optional.of(Sparkline.of(totals));
  }

  /** How many tags' lights were measured. */
  public int measured() {
    return totals().size();
  }

  private List<Double> totals() {
    return rows.stream().flatMap(row -> row.total().stream()).toList();
  }
}
