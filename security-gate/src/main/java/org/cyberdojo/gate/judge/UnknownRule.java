package org.cyberdojo.gate.judge;

import java.time.Instant;
import java.util.List;
import org.cyberdojo.gate.facts.Day;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.facts.Knowledge;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.RuleName;
import org.cyberdojo.gate.verdict.Verdict;

/** The catalog should know the image. Where there is no catalog the rule has nothing to say. */
record UnknownRule(Verdict action) implements Rule {

  private static final String LIMIT = "an image that the catalog knows";
  private static final String SOURCE = "the catalog";

  @Override
  public List<Reason> judge(ImageFacts facts, Instant now) {
    return List.of(
        switch (facts.knowledge()) {
          case Knowledge.Recorded recorded -> passed("recorded " + Day.of(recorded.recorded()));
          case Knowledge.NoCatalog _ -> passed("no catalog was asked");
          case Knowledge.NeverHeardOf _ ->
              broken(
                  "the catalog has never heard of it",
                  "build it with 'cyber-dojo ltf build', or record it with 'cyber-dojo catalog sync "
                      + facts.name().untagged()
                      + "'");
          case Knowledge.OtherDigest other ->
              broken(
                  "the catalog knows this tag as another image, " + other.recordedDigest(),
                  "find out who replaced the image, and use the one that was recorded");
        });
  }

  private static Reason passed(String fact) {
    return Reason.passed(RuleName.UNKNOWN, fact, LIMIT, SOURCE);
  }

  private Reason broken(String fact, String fix) {
    return Reason.broken(RuleName.UNKNOWN, action, fact, LIMIT, SOURCE, fix);
  }
}
