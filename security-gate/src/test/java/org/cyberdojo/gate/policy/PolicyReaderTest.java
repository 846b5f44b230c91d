package org.cyberdojo.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cyberdojo.gate.facts.NamePattern;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.gate.verdict.RuleName;
import org.cyberdojo.gate.verdict.Verdict;
import org.cyberdojo.gate.yaml.MalformedYamlException;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PolicyReaderTest {

  @Test
  void a_whole_policy_is_read() {
    Policy policy =
        PolicyReader.read(
            "policy.yml",
            """
            mode: audit
            rules:
              max-age:     {days: 90, action: warn, undated: allow}
              later-tag:   {grace-days: 0, action: deny}
              risk:        {deny-at: never, warn-at: critical}
              mutable:     {action: deny}
              unknown:     {action: allow}
            exemptions:
              - {image: "ghcr.io/cyber-dojo-languages/elm_test", rules: [max-age, risk], until: 2027-06-30, reason: "upstream is archived"}
              - image: elm:abc1234
                rules:
                  - mutable
                until: 2027-06-30T12:00:00+02:00
                reason: one tag, to the minute
            """);

    assertThat(policy)
        .isEqualTo(
            Policy.standard()
                .withMode(Mode.AUDIT)
                .withMaxAge(new MaxAge(90, Verdict.WARN, Verdict.ALLOW))
                .withLaterTag(new LaterTag(0, Verdict.DENY))
                .withRisk(new Risk(Threshold.never(), Threshold.at(Severity.CRITICAL)))
                .withMutable(Verdict.DENY)
                .withUnknown(Verdict.ALLOW)
                .withExemptions(
                    List.of(
                        new Exemption(
                            new NamePattern(
                                ImageName.parse("ghcr.io/cyber-dojo-languages/elm_test")),
                            Set.of(RuleName.MAX_AGE, RuleName.RISK),
                            Instant.parse("2027-07-01T00:00:00Z"),
                            "upstream is archived"),
                        new Exemption(
                            new NamePattern(ImageName.parse("elm:abc1234")),
                            Set.of(RuleName.MUTABLE),
                            Instant.parse("2027-06-30T10:00:00Z"),
                            "one tag, to the minute"))));
  }

  @Test
  void what_is_left_out_is_as_in_the_standard_policy() {
    assertThat(PolicyReader.read("policy.yml", "rules: {max-age: {days: 7}}"))
        .isEqualTo(Policy.standard().withMaxAge(new MaxAge(7, Verdict.DENY, Verdict.DENY)));
    assertThat(PolicyReader.read("policy.yml", "{}")).isEqualTo(Policy.standard());
  }

  @Test
  void every_fault_is_told_with_its_line() {
    MalformedYamlException refused =
        refused(
            """
            mode: strict
            rules:
              max-age:
                days: 0
                colour: red
              risk: {deny-at: worst}
            exemptions:
              - image: elm
                rules: [max-age]
                reason: it has no end
            """);

    assertThat(refused)
        .hasMessage(
            """
            policy.yml: line 1: mode is strict; write one of enforce, audit
            policy.yml: line 4: rules.max-age.days is 0; write a whole number from 1 to 36500
            policy.yml: line 5: rules.max-age.colour is not a key that is known here; write one of: days, action, undated
            policy.yml: line 6: rules.risk.deny-at is worst; write one of low, medium, high, critical or never
            policy.yml: line 8: exemptions[0].until is missing; add it""");
    assertThat(refused.faults()).hasSize(5);
  }

  static final List<PolicyExamples.Refused> refusedPolicies =
      Stream.of(PolicyExamples.REFUSED, PolicyExamples.REFUSED_BY_THE_READER_ALONE)
          .flatMap(List::stream)
          .toList();

  @ParameterizedTest
  @FieldSource("refusedPolicies")
  void a_wrong_policy_is_refused_with_its_line_and_what_to_write(PolicyExamples.Refused example) {
    MalformedYamlException refused = refused(example.yaml());

    assertThat(refused.getMessage()).startsWith("policy.yml: " + example.message());
  }

  private static MalformedYamlException refused(String yaml) {
    return catchThrowableOfType(
        MalformedYamlException.class, () -> PolicyReader.read("policy.yml", yaml));
  }
}
