package org.cyberdojo.gate.risk;

import java.time.Instant;
import java.util.List;
import org.cyberdojo.manifest.image.ImageName;

/**
 * All that one scanner has against one image at one time.
 *
 * @param image what was scanned
 * @param scanner the scanner's name
 * @param findings what it found; none is a result too
 * @param author who brings the result
 * @param until the first moment at which its marks no longer count
 */
public record ScanResult(
    ImageName image, String scanner, List<Finding> findings, String author, Instant until) {

  public ScanResult {
    findings = List.copyOf(findings);
    if (scanner.isBlank() || scanner.equals(RiskMark.BY_HAND)) {
      throw new IllegalArgumentException(
          "a scan needs its scanner's name, and '" + scanner + "' is none");
    }
  }

  /** The mark of one finding. */
  public MarkRequest request(Finding finding) {
    return new MarkRequest(image, finding, author, scanner, until);
  }
}
