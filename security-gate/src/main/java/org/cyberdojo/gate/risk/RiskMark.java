package org.cyberdojo.gate.risk;

import java.time.Instant;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Says that an image is a risk.
 *
 * @param id the mark's own number, by which it is lifted; from 1 up
 * @param image what is marked: one tag, one digest, or, untagged, every tag of the name
 * @param finding what is wrong with it
 * @param author who says so
 * @param origin {@link #BY_HAND}, or the scanner's name
 * @param made when it was made
 * @param until the first moment at which it no longer counts
 */
public record RiskMark(
    long id,
    ImageName image,
    Finding finding,
    String author,
    String origin,
    Instant made,
    Instant until) {

  /** The origin of a mark that a person made. */
  public static final String BY_HAND = "by hand";

  public RiskMark {
    if (author.isBlank()) {
      throw new IllegalArgumentException("a risk mark needs an author: say who marks the image");
    }
    if (!until.isAfter(made)) {
      throw new IllegalArgumentException(
          "a risk mark ends after it is made, and this one would end at "
              + until
              + ", made at "
              + made);
    }
  }

  /** Whether it still counts. */
  public boolean countsAt(Instant now) {
    return now.isBefore(until);
  }

  public Severity severity() {
    return finding.severity();
  }
}
