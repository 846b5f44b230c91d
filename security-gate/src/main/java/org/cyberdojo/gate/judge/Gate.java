package org.cyberdojo.gate.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.policy.Mode;
import org.cyberdojo.gate.policy.Policy;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.Verdict;

/**
 * Judges images by a policy: {@code Gate.by(policy).judge(facts, now)}. A pure function; safe for
 * any thread.
 */
public final class Gate {

  private final Policy policy;
  private final List<Rule> rules;

  private Gate(Policy policy) {
    this.policy = policy;
    this.rules =
        List.of(
            new MaxAgeRule(policy.maxAge()),
            new LaterTagRule(policy.laterTag()),
            new RiskRule(policy.risk()),
            new MutableRule(policy.mutable()),
            new UnknownRule(policy.unknown()));
  }

  /** A gate with the policy's rules. */
  public static Gate by(Policy policy) {
    return new Gate(policy);
  }

  /** The policy that it judges by. */
  public Policy policy() {
    return policy;
  }

  /** The verdict on an image, with what each rule found. */
  public Decision judge(ImageFacts facts, Instant now) {
    Exemptions exemptions = Exemptions.of(policy.exemptions(), facts);
    List<Reason> findings = new ArrayList<>(rules.size());
    for (Rule rule : rules) {
      for (Reason found : rule.judge(facts, now)) {
        findings.add(inMode(exemptions.applyTo(found, now)));
      }
    }
    return Decision.of(facts.name(), findings);
  }

  private Reason inMode(Reason reason) {
    return policy.mode() == Mode.AUDIT && reason.action() == Verdict.DENY
        ? reason.softened(Verdict.WARN, "audit: it would be denied")
        : reason;
  }
}
