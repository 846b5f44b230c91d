package org.cyberdojo.gate.verdict;

import java.util.Optional;

/**
 * What one rule found, told so that a reader can check it and knows what to do.
 *
 * @param rule the rule
 * @param judged what the rule itself says of the fact
 * @param action what counts towards the verdict: {@code judged}, or less where an exemption or the
 *     audit mode softens it
 * @param fact what was found, {@code created 2025-01-03, 689 days ago}
 * @param limit what the policy asks for, {@code at most 365 days}
 * @param source where the fact is from, {@code the image's config}
 * @param fix what would make it pass; empty when it passes
 * @param note why {@code action} is less than {@code judged}, or that an exemption has ended
 */
public record Reason(
    RuleName rule,
    Verdict judged,
    Verdict action,
    String fact,
    String limit,
    String source,
    String fix,
    Optional<String> note) {

  public Reason {
    if (action.compareTo(judged) > 0) {
      throw new IllegalArgumentException("a reason can be softened, never sharpened");
    }
  }

  /** A fact that the rule has nothing against. */
  public static Reason passed(RuleName rule, String fact, String limit, String source) {
    return new Reason(
        rule, Verdict.ALLOW, Verdict.ALLOW, fact, limit, source, "", Optional.empty());
  }

  /**
   * A fact that breaks the limit. An {@code action} of {@link Verdict#ALLOW} means that the policy
   * lets it be.
   */
  public static Reason broken(
      RuleName rule, Verdict action, String fact, String limit, String source, String fix) {
    return new Reason(rule, action, action, fact, limit, source, fix, Optional.empty());
  }

  /** The same, counting less, and why. */
  public Reason softened(Verdict newAction, String because) {
    return new Reason(
        rule, judged, newAction, fact, limit, source, fix, Optional.of(joined(because)));
  }

  /** The same, with a remark. */
  public Reason noted(String remark) {
    return new Reason(rule, judged, action, fact, limit, source, fix, Optional.of(joined(remark)));
  }

  private String joined(String remark) {
    return note.map(earlier -> earlier + "; " + remark).orElse(remark);
  }

  /** Whether the rule had nothing to say against the image. */
  public boolean isPass() {
    return judged == Verdict.ALLOW;
  }

  /** All of it as one sentence that a student can read. */
  public String sentence() {
    StringBuilder text = new StringBuilder(160);
    text.append(fact).append(" (from ").append(source).append("); the limit is: ").append(limit);
    if (!fix.isEmpty()) {
      text.append("; ").append(fix);
    }
    note.ifPresent(remark -> text.append(" [").append(remark).append(']'));
    return text.append('.').toString();
  }
}
