package org.cyberdojo.gate.judge;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.gate.facts.Day;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.facts.Knowledge;
import org.cyberdojo.gate.policy.Risk;
import org.cyberdojo.gate.policy.Threshold;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.RuleName;
import org.cyberdojo.gate.verdict.Verdict;

/**
 * An image may not carry a risk mark that is too severe. A mark whose end has passed no longer
 * counts.
 */
record RiskRule(Risk limit) implements Rule {

  /** A scan can find hundreds: the worst are told, the rest are counted. */
  private static final int MOST_TOLD = 20;

  private static final Comparator<RiskMark> WORST_FIRST =
      Comparator.comparing(RiskMark::severity)
          .reversed()
          .thenComparing(RiskMark::made)
          .thenComparingLong(RiskMark::id);

  @Override
  public List<Reason> judge(ImageFacts facts, Instant now) {
    if (facts.marks().isEmpty()) {
      return List.of(
          Reason.passed(RuleName.RISK, unmarked(facts.knowledge()), allowed(), "the risk marks"));
    }
    List<RiskMark> counting =
        facts.marks().stream().filter(mark -> mark.countsAt(now)).sorted(WORST_FIRST).toList();
    List<RiskMark> broken =
        counting.stream().filter(mark -> actionFor(mark) != Verdict.ALLOW).toList();
    return broken.isEmpty() ? List.of(passed(facts, counting)) : reasons(broken);
  }

  private Reason passed(ImageFacts facts, List<RiskMark> counting) {
    int ended = facts.marks().size() - counting.size();
    String fact =
        counting.size() + " risk marks that count, none too severe; " + ended + " have ended";
    return Reason.passed(RuleName.RISK, fact, allowed(), "the risk marks");
  }

  private List<Reason> reasons(List<RiskMark> broken) {
    Stream<Reason> told = broken.stream().limit(MOST_TOLD).map(this::reason);
    if (broken.size() <= MOST_TOLD) {
      return told.toList();
    }
    return Stream.concat(told, Stream.of(rest(broken.subList(MOST_TOLD, broken.size())))).toList();
  }

  private Reason reason(RiskMark mark) {
    String reference = mark.finding().reference().map(text -> " (" + text + ")").orElse("");
    return Reason.broken(
        RuleName.RISK,
        actionFor(mark),
        "marked as a " + mark.severity().text() + " risk: " + mark.finding().reason() + reference,
        allowed(limit.denyAt().isReachedBy(mark.severity()) ? limit.denyAt() : limit.warnAt()),
        "the risk mark of " + mark.author() + ", " + Day.of(mark.made()) + ", " + mark.origin(),
        fix(mark));
  }

  private static String fix(RiskMark mark) {
    String ends = "the mark ends after " + Day.lastBefore(mark.until());
    String link = mark.finding().link().map(text -> ", see " + text).orElse("");
    return "use an image without the fault" + link + ", or lift mark " + mark.id() + "; " + ends;
  }

  private Reason rest(List<RiskMark> more) {
    Verdict action = more.stream().map(this::actionFor).reduce(Verdict.ALLOW, Verdict::or);
    return Reason.broken(
        RuleName.RISK,
        action,
        more.size() + " more risk marks, none worse",
        allowed(),
        "the risk marks",
        "use an image without the faults");
  }

  private Verdict actionFor(RiskMark mark) {
    return limit.actionFor(mark.severity());
  }

  private static String unmarked(Knowledge knowledge) {
    return knowledge instanceof Knowledge.NoCatalog
        ? "no catalog was asked for risk marks"
        : "no risk mark";
  }

  private String allowed() {
    return limit.denyAt().from().isPresent() ? allowed(limit.denyAt()) : allowed(limit.warnAt());
  }

  private static String allowed(Threshold threshold) {
    return threshold
        .from()
        .map(severity -> "no mark of " + severity.text() + " or worse")
        .orElse("none");
  }
}
