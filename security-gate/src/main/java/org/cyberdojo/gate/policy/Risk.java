package org.cyberdojo.gate.policy;

import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.gate.verdict.Verdict;

/**
 * From which severity on a risk mark counts.
 *
 * @param denyAt marks this severe, or worse, deny
 * @param warnAt marks this severe, or worse, warn
 */
public record Risk(Threshold denyAt, Threshold warnAt) {

  /** What a mark of the given severity leads to. */
  public Verdict actionFor(Severity severity) {
    if (denyAt.isReachedBy(severity)) {
      return Verdict.DENY;
    }
    return warnAt.isReachedBy(severity) ? Verdict.WARN : Verdict.ALLOW;
  }
}
