package org.cyberdojo.gate.policy;

import java.util.List;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.gate.verdict.Verdict;

/**
 * What is asked of every image. Immutable.
 *
 * @param mode whether images are stopped or only told of
 * @param maxAge how old an image may be
 * @param laterTag how long it may be used after a later tag came
 * @param risk which risk marks count
 * @param mutable what becomes of an image whose name does not always mean the same image
 * @param unknown what becomes of an image that the catalog does not know
 * @param exemptions who may break which rule
 */
public record Policy(
    Mode mode,
    MaxAge maxAge,
    LaterTag laterTag,
    Risk risk,
    Verdict mutable,
    Verdict unknown,
    List<Exemption> exemptions) {

  public Policy {
    exemptions = List.copyOf(exemptions);
  }

  /** What holds where no file says otherwise. */
  public static Policy standard() {
    return new Policy(
        Mode.ENFORCE,
        new MaxAge(365, Verdict.DENY, Verdict.DENY),
        new LaterTag(30, Verdict.WARN),
        new Risk(Threshold.at(Severity.HIGH), Threshold.at(Severity.LOW)),
        Verdict.WARN,
        Verdict.WARN,
        List.of());
  }

  public Policy withMode(Mode newMode) {
    return new Policy(newMode, maxAge, laterTag, risk, mutable, unknown, exemptions);
  }

  public Policy withMaxAge(MaxAge newMaxAge) {
    return new Policy(mode, newMaxAge, laterTag, risk, mutable, unknown, exemptions);
  }

  public Policy withLaterTag(LaterTag newLaterTag) {
    return new Policy(mode, maxAge, newLaterTag, risk, mutable, unknown, exemptions);
  }

  public Policy withRisk(Risk newRisk) {
    return new Policy(mode, maxAge, laterTag, newRisk, mutable, unknown, exemptions);
  }

  public Policy withMutable(Verdict action) {
    return new Policy(mode, maxAge, laterTag, risk, action, unknown, exemptions);
  }

  public Policy withUnknown(Verdict action) {
    return new Policy(mode, maxAge, laterTag, risk, mutable, action, exemptions);
  }

  public Policy withExemptions(List<Exemption> newExemptions) {
    return new Policy(mode, maxAge, laterTag, risk, mutable, unknown, newExemptions);
  }
}
