package org.cyberdojo.gate.verdict;

import java.util.List;
import org.cyberdojo.manifest.image.ImageName;

/**
 * The verdict on an image, with everything that led to it.
 *
 * @param image the image, as it was asked about
 * @param verdict the strictest of the findings' actions
 * @param findings what every rule found, also where it passed, in the order of {@link RuleName}
 */
public record Decision(ImageName image, Verdict verdict, List<Reason> findings) {

  public Decision {
    findings = List.copyOf(findings);
  }

  /** The verdict that follows from the findings. */
  public static Decision of(ImageName image, List<Reason> findings) {
    return new Decision(
        image, findings.stream().map(Reason::action).reduce(Verdict.ALLOW, Verdict::or), findings);
  }

  /** The findings against the image, those that an exemption softened among them. */
  public List<Reason> reasons() {
    return findings.stream().filter(finding -> !finding.isPass()).toList();
  }
}
