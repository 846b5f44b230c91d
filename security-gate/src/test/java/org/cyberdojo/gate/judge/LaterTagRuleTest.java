package org.cyberdojo.gate.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.gate.judge.FactsBuilder.NOW;
import static org.cyberdojo.gate.judge.FactsBuilder.anImage;

import java.time.Duration;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.facts.Knowledge;
import org.cyberdojo.gate.facts.TagDate;
import org.cyberdojo.gate.policy.LaterTag;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaterTagRuleTest {

  @ParameterizedTest
  @CsvSource({"0, 30, ALLOW", "30, 30, ALLOW", "31, 30, WARN", "0, 0, ALLOW", "1, 0, WARN"})
  void a_later_tag_counts_when_the_grace_is_over(long daysAgo, int grace, Verdict verdict) {
    assertThat(judge(anImage().supersededDaysAgo(daysAgo).build(), grace).action())
        .isEqualTo(verdict);
  }

  @Test
  void the_grace_runs_from_the_first_later_tag_and_the_newest_is_named() {
    TagDate first = new TagDate("def5678", NOW.minus(Duration.ofDays(100)));
    TagDate newest = new TagDate("fff9999", NOW.minus(Duration.ofDays(1)));

    Reason reason = judge(anImage().superseded(first, newest, 7).build(), 30);

    assertThat(reason.action()).isEqualTo(Verdict.WARN);
    assertThat(reason.fact())
        .isEqualTo("superseded by def5678, 100 days ago; the newest of 7 later tags is fff9999");
    assertThat(reason.limit()).isEqualTo("at most 30 days after a later tag came");
    assertThat(reason.source()).isEqualTo("the catalog");
    assertThat(reason.fix())
        .isEqualTo("use ghcr.io/cyber-dojo-languages/elm_test:fff9999, or exempt it until a date");
  }

  @Test
  void the_newest_tag_passes_and_says_what_was_asked() {
    assertThat(judge(anImage().build(), 30).fact()).isEqualTo("no later tag");
    assertThat(judge(anImage().known(new Knowledge.NeverHeardOf()).build(), 30).fact())
        .isEqualTo("no later tag is known");
    assertThat(judge(anImage().known(new Knowledge.NoCatalog()).build(), 30).fact())
        .isEqualTo("no catalog was asked for later tags");
  }

  private static Reason judge(ImageFacts facts, int grace) {
    return new LaterTagRule(new LaterTag(grace, Verdict.WARN)).judge(facts, NOW).getFirst();
  }
}
