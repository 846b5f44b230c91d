package org.cyberdojo.gate.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.gate.judge.FactsBuilder.NOW;
import static org.cyberdojo.gate.judge.FactsBuilder.anImage;

import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.policy.MaxAge;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.RuleName;
import org.cyberdojo.gate.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxAgeRuleTest {

  private final MaxAge limit = new MaxAge(365, Verdict.DENY, Verdict.WARN);

  @ParameterizedTest
  @CsvSource({
    // now is 2026-11-23T12:00:00Z
    "2026-11-23T11:59:59Z,      ALLOW, 'created 2026-11-23, 0 days ago'",
    "2026-11-22T12:00:00Z,      ALLOW, 'created 2026-11-22, 1 day ago'",
    "2025-11-23T12:00:00Z,      ALLOW, 'created 2025-11-23, 365 days ago'",
    "2025-11-22T12:00:01Z,      ALLOW, 'created 2025-11-22, 365 days ago'",
    "2025-11-22T12:00:00Z,      DENY,  'created 2025-11-22, 366 days ago'",
    "2025-01-03T09:30:00Z,      DENY,  'created 2025-01-03, 689 days ago'",
    "2013-03-01T00:00:00Z,      DENY,  'created 2013-03-01, 5015 days ago'",
    // the same moment in other time zones; told in UTC
    "2025-11-22T14:00:00+02:00, DENY,  'created 2025-11-22, 366 days ago'",
    "2025-11-23T01:30:00+13:30, DENY,  'created 2025-11-22, 366 days ago'",
    "2025-11-22T23:59:00-11:00, ALLOW, 'created 2025-11-23, 365 days ago'",
    // clocks that are ahead
    "2026-11-23T12:00:01Z,      ALLOW, 'created 2026-11-23, 0 days ago'",
    "2026-11-24T12:00:00Z,      ALLOW, 'created 2026-11-24, 0 days ago'",
    "2026-11-24T12:00:01Z,      WARN,  'undated: 2026-11-24 lies in the future'",
    "2099-01-01T00:00:00Z,      WARN,  'undated: 2099-01-01 lies in the future'",
    // dates that no build can have had
    "1970-01-01T00:00:00Z,      WARN,  'undated: 1970-01-01 is before there were container images'",
    "1969-12-31T19:00:00-05:00, WARN,  'undated: 1970-01-01 is before there were container images'",
    "1970-01-01T01:00:00+02:00, WARN,  'undated: 1969-12-31 is before there were container images'",
    "1980-01-01T00:00:01Z,      WARN,  'undated: 1980-01-01 is before there were container images'",
    "1980-12-31T00:00:00Z,      WARN,  'undated: 1980-12-31 is before there were container images'",
    "0001-01-01T00:00:00Z,      WARN,  'undated: 0001-01-01 is before there were container images'",
    "2013-02-28T23:59:59Z,      WARN,  'undated: 2013-02-28 is before there were container images'",
  })
  void the_age_decides_and_a_date_that_cannot_be_true_is_none(
      String created, Verdict verdict, String fact) {
    Reason reason = judge(anImage().createdAt(created).build());

    assertThat(reason.rule()).isEqualTo(RuleName.MAX_AGE);
    assertThat(reason.action()).isEqualTo(verdict);
    assertThat(reason.fact()).isEqualTo(fact);
  }

  @Test
  void it_explains_itself() {
    Reason reason = judge(anImage().createdAt("2025-01-03T09:30:00Z").build());

    assertThat(reason.sentence())
        .isEqualTo(
            "created 2025-01-03, 689 days ago (from the image's config); the limit is: at most 365 days old;"
                + " rebuild it, or exempt it until a date.");
  }

  @Test
  void no_date_is_undated() {
    Reason reason = judge(anImage().undated().build());

    assertThat(reason.action()).isEqualTo(Verdict.WARN);
    assertThat(reason.fact()).isEqualTo("undated: no creation date");
    assertThat(reason.source()).isEqualTo("the image's config");
    assertThat(reason.fix()).contains("rebuild it with its build's time");
  }

  @ParameterizedTest
  @CsvSource({
    "365, WARN, undated",
    "366, DENY, 366 days old at least",
    "4000, DENY, 4000 days old at least"
  })
  void an_undated_image_is_as_old_at_least_as_it_has_been_seen(
      long days, Verdict verdict, String fact) {
    Reason reason = judge(anImage().createdAt("1970-01-01T00:00:00Z").seenDaysAgo(days).build());

    assertThat(reason.action()).isEqualTo(verdict);
    assertThat(reason.fact()).contains(fact);
  }

  @Test
  void an_old_sighting_does_not_make_a_dated_image_older() {
    assertThat(judge(anImage().createdDaysAgo(1).seenDaysAgo(4000).build()).isPass()).isTrue();
  }

  private Reason judge(ImageFacts facts) {
    return new MaxAgeRule(limit).judge(facts, NOW).getFirst();
  }
}
