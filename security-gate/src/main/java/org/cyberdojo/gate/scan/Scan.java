package org.cyberdojo.gate.scan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.ScanResult;
import org.cyberdojo.manifest.image.ImageName;

/**
 * What a scanner's report says.
 *
 * @param image what was scanned, when the report says so
 * @param scanner the scanner's name
 * @param findings one for each fault, however many packages have it
 */
public record Scan(Optional<ImageName> image, String scanner, List<Finding> findings) {

  public Scan {
    findings = List.copyOf(findings);
  }

  /** The scan of an image, to become marks. */
  public ScanResult of(ImageName scanned, String author, Instant until) {
    return new ScanResult(scanned, scanner, findings, author, until);
  }
}
