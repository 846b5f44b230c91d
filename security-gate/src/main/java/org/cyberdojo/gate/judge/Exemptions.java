package org.cyberdojo.gate.judge;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.facts.Day;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.policy.Exemption;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.Verdict;

/** The exemptions that are about one image, and what they make of a reason. */
record Exemptions(List<Exemption> about) {

  static Exemptions of(List<Exemption> all, ImageFacts facts) {
    return new Exemptions(
        all.stream().filter(exemption -> facts.isCoveredBy(exemption.images())).toList());
  }

  /** The reason, softened by an exemption that holds, or with a remark on one that has ended. */
  Reason applyTo(Reason reason, Instant now) {
    Optional<Exemption> last =
        about.stream()
            .filter(exemption -> exemption.rules().contains(reason.rule()))
            .max(Comparator.comparing(Exemption::until));
    if (reason.isPass() || last.isEmpty()) {
      return reason;
    }
    Exemption exemption = last.get();
    String end = Day.lastBefore(exemption.until());
    return exemption.holdsAt(now)
        ? reason.softened(Verdict.ALLOW, "exempt until " + end + ": " + exemption.reason())
        : reason.noted("its exemption ended " + end + ": " + exemption.reason());
  }
}
