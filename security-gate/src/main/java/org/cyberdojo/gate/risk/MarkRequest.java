package org.cyberdojo.gate.risk;

import java.time.Instant;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Asks for a mark; what it says is as in {@link RiskMark}.
 *
 * @param image one tag, one digest, or, untagged, every tag of the name
 * @param finding what is wrong with it
 * @param author who says so
 * @param origin {@link RiskMark#BY_HAND}, or the scanner's name
 * @param until the first moment at which the mark no longer counts
 */
public record MarkRequest(
    ImageName image, Finding finding, String author, String origin, Instant until) {

  /** The mark that comes of it. */
  public RiskMark numbered(long id, Instant made) {
    return new RiskMark(id, image, finding, author, origin, made, until);
  }
}
