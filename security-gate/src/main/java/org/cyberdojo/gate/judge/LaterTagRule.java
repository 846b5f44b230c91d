package org.cyberdojo.gate.judge;

import java.time.Instant;
import java.util.List;
import org.cyberdojo.gate.facts.Day;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.facts.Knowledge;
import org.cyberdojo.gate.facts.Supersession;
import org.cyberdojo.gate.policy.LaterTag;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.RuleName;

/**
 * An image may be used for some days after a later tag of it came. The days run from the first
 * later tag: counted from the newest, an image that is rebuilt every week would never fall behind.
 */
record LaterTagRule(LaterTag limit) implements Rule {

  private static final String SOURCE = "the catalog";

  @Override
  public List<Reason> judge(ImageFacts facts, Instant now) {
    return List.of(
        facts
            .superseded()
            .map(later -> superseded(facts, later, now))
            .orElseGet(
                () ->
                    Reason.passed(
                        RuleName.LATER_TAG, notSuperseded(facts.knowledge()), allowed(), SOURCE)));
  }

  private Reason superseded(ImageFacts facts, Supersession later, Instant now) {
    long days = Day.between(later.first().at(), now);
    String fact = fact(later, days);
    return days <= limit.graceDays()
        ? Reason.passed(RuleName.LATER_TAG, fact, allowed(), SOURCE)
        : Reason.broken(
            RuleName.LATER_TAG,
            limit.action(),
            fact,
            allowed(),
            SOURCE,
            "use " + facts.name().withTag(later.newest().tag()) + ", or exempt it until a date");
  }

  private static String fact(Supersession later, long days) {
    String first = "superseded by " + later.first().tag() + ", " + Day.count(days) + " ago";
    return later.count() == 1
        ? first
        : first + "; the newest of " + later.count() + " later tags is " + later.newest().tag();
  }

  private static String notSuperseded(Knowledge knowledge) {
    return switch (knowledge) {
      case Knowledge.Recorded _ -> "no later tag";
      case Knowledge.NeverHeardOf _ -> "no later tag is known";
      case Knowledge.OtherDigest _ -> "no later tag is known";
      case Knowledge.NoCatalog _ -> "no catalog was asked for later tags";
    };
  }

  private String allowed() {
    return "at most " + Day.count(limit.graceDays()) + " after a later tag came";
  }
}
