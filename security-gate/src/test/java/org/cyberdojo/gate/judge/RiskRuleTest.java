package org.cyberdojo.gate.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.gate.judge.FactsBuilder.NOW;
import static org.cyberdojo.gate.judge.FactsBuilder.anImage;

import java.time.Duration;
import java.util.List;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.policy.Risk;
import org.cyberdojo.gate.policy.Threshold;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskRuleTest {

  private final Risk standard = new Risk(Threshold.at(Severity.HIGH), Threshold.at(Severity.LOW));

  @ParameterizedTest
  @CsvSource({
    // severity, deny-at, warn-at, verdict
    "LOW,      high,     low,      WARN",
    "MEDIUM,   high,     low,      WARN",
    "HIGH,     high,     low,      DENY",
    "CRITICAL, high,     low,      DENY",
    "LOW,      high,     medium,   ALLOW",
    "MEDIUM,   high,     medium,   WARN",
    "HIGH,     critical, never,    ALLOW",
    "CRITICAL, critical, never,    DENY",
    "CRITICAL, never,    never,    ALLOW",
    "CRITICAL, never,    critical, WARN",
    "LOW,      low,      low,      DENY",
  })
  void the_severity_decides(Severity severity, String denyAt, String warnAt, Verdict verdict) {
    Risk limit = new Risk(threshold(denyAt), threshold(warnAt));

    Reason reason = judge(limit, anImage().marked(severity).build()).getFirst();

    assertThat(reason.action()).isEqualTo(verdict);
  }

  @Test
  void a_mark_explains_itself() {
    Reason reason = judge(standard, anImage().marked(Severity.CRITICAL).build()).getFirst();

    assertThat(reason.sentence())
        .isEqualTo(
            "marked as a critical risk: a hole in xz (CVE-2024-3094)"
                + " (from the risk mark of jan, 2026-10-24, by hand); the limit is: no mark of high or worse;"
                + " use an image without the fault, see https://nvd.example/3094, or lift mark 1;"
                + " the mark ends after 2026-11-28.");
  }

  @Test
  void a_mark_whose_end_has_passed_no_longer_counts() {
    assertThat(
            judge(standard, anImage().marked(Severity.CRITICAL, NOW).build()).getFirst().isPass())
        .isTrue();
    assertThat(
            judge(standard, anImage().marked(Severity.CRITICAL, NOW.plusNanos(1)).build())
                .getFirst()
                .action())
        .isEqualTo(Verdict.DENY);
  }

  @Test
  void every_mark_that_counts_is_told_the_worst_first() {
    ImageFacts facts =
        anImage()
            .marked(Severity.LOW)
            .marked(Severity.CRITICAL)
            .marked(Severity.HIGH, NOW)
            .marked(Severity.HIGH)
            .build();

    assertThat(judge(standard, facts))
        .extracting(Reason::action)
        .containsExactly(Verdict.DENY, Verdict.DENY, Verdict.WARN);
  }

  @Test
  void of_hundreds_the_worst_are_told_and_the_rest_counted() {
    FactsBuilder image = anImage();
    for (int i = 0; i < 150; i++) {
      image.marked(Severity.MEDIUM, NOW.plus(Duration.ofDays(1)));
    }

    List<Reason> reasons = judge(standard, image.marked(Severity.CRITICAL).build());

    assertThat(reasons).hasSize(21);
    assertThat(reasons.getFirst().action()).isEqualTo(Verdict.DENY);
    assertThat(reasons.getLast().fact()).isEqualTo("131 more risk marks, none worse");
    assertThat(reasons.getLast().action()).isEqualTo(Verdict.WARN);
  }

  private static Threshold threshold(String text) {
    return Severity.of(text).map(Threshold::at).orElseGet(Threshold::never);
  }

  private static List<Reason> judge(Risk limit, ImageFacts facts) {
    return new RiskRule(limit).judge(facts, NOW);
  }
}
