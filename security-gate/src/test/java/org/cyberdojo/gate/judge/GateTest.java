package org.cyberdojo.gate.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.gate.judge.FactsBuilder.ELM;
import static org.cyberdojo.gate.judge.FactsBuilder.NOW;
import static org.cyberdojo.gate.judge.FactsBuilder.anImage;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.facts.Knowledge;
import org.cyberdojo.gate.facts.NamePattern;
import org.cyberdojo.gate.policy.Exemption;
import org.cyberdojo.gate.policy.LaterTag;
import org.cyberdojo.gate.policy.Mode;
import org.cyberdojo.gate.policy.Policy;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.RuleName;
import org.cyberdojo.gate.verdict.Verdict;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  private static final String MUTABLE = "ghcr.io/cyber-dojo-languages/elm_test:latest";

  @Test
  void an_image_that_is_fine_is_allowed_and_every_rule_says_what_it_saw() {
    Decision decision = Gate.by(Policy.standard()).judge(anImage().build(), NOW);

    assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
    assertThat(decision.reasons()).isEmpty();
    assertThat(decision.findings()).extracting(Reason::rule).containsExactly(RuleName.values());
  }

  @Test
  void an_old_image_is_stopped_by_age_alone_with_no_catalog_at_all() {
    CreationDate created =
        CreationDate.of(Instant.parse("2025-01-03T00:00:00Z"), "the image's config");
    ImageFacts facts = ImageFacts.withoutCatalog(ImageName.parse(ELM), created);

    Decision decision = Gate.by(Policy.standard()).judge(facts, NOW);

    assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
    assertThat(decision.reasons()).extracting(Reason::rule).containsExactly(RuleName.MAX_AGE);
  }

  @Nested
  class With_every_set_of_broken_rules_and_every_set_of_exemptions {

    /** 32 sets of broken rules times 32 sets of exempted ones. */
    static Stream<Arguments> sets() {
      return subsets().flatMap(broken -> subsets().map(exempt -> Arguments.of(broken, exempt)));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void the_verdict_is_that_of_the_rules_that_are_broken_and_not_exempt(
        Set<RuleName> broken, Set<RuleName> exempt) {
      Policy policy = denyingEverything().withExemptions(exemptions(exempt));

      Decision decision = Gate.by(policy).judge(breaking(broken), NOW);

      assertThat(decision.verdict())
          .isEqualTo(exempt.containsAll(broken) ? Verdict.ALLOW : Verdict.DENY);
      assertThat(decision.reasons()).extracting(Reason::rule).containsExactlyElementsOf(broken);
      assertThat(decision.reasons())
          .allSatisfy(
              reason -> {
                assertThat(reason.judged()).isEqualTo(Verdict.DENY);
                assertThat(reason.action() == Verdict.ALLOW)
                    .isEqualTo(exempt.contains(reason.rule()));
                assertThat(reason.note().isPresent()).isEqualTo(exempt.contains(reason.rule()));
              });
    }

    @ParameterizedTest
    @MethodSource("sets")
    void nothing_is_denied_in_audit_mode(Set<RuleName> broken, Set<RuleName> exempt) {
      Policy policy = denyingEverything().withExemptions(exemptions(exempt)).withMode(Mode.AUDIT);

      Decision decision = Gate.by(policy).judge(breaking(broken), NOW);

      assertThat(decision.verdict())
          .isEqualTo(exempt.containsAll(broken) ? Verdict.ALLOW : Verdict.WARN);
      assertThat(decision.reasons())
          .filteredOn(reason -> reason.action() == Verdict.WARN)
          .allSatisfy(reason -> assertThat(reason.note()).contains("audit: it would be denied"));
    }

    private static List<Exemption> exemptions(Set<RuleName> rules) {
      return rules.isEmpty()
          ? List.of()
          : List.of(exemption(untagged(MUTABLE), rules, NOW.plus(Duration.ofDays(1))));
    }
  }

  @Nested
  class Exemptions_from_a_rule {

    private final ImageFacts old = anImage().createdDaysAgo(700).build();

    @Test
    void soften_the_reason_and_say_why_and_until_when() {
      Decision decision =
          judgeOld(exemption(ELM, Set.of(RuleName.MAX_AGE), Instant.parse("2027-07-01T00:00:00Z")));

      assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
      assertThat(decision.reasons().getFirst().note())
          .contains("exempt until 2027-06-30: upstream is archived");
    }

    @ParameterizedTest
    @CsvSource({"0, DENY", "-1, DENY", "1, ALLOW"})
    void end_at_their_date(long secondsAfterNow, Verdict verdict) {
      Decision decision =
          judgeOld(exemption(ELM, Set.of(RuleName.MAX_AGE), NOW.plusSeconds(secondsAfterNow)));

      assertThat(decision.verdict()).isEqualTo(verdict);
    }

    @Test
    void that_have_ended_are_told() {
      Decision decision =
          judgeOld(exemption(ELM, Set.of(RuleName.MAX_AGE), Instant.parse("2026-07-01T00:00:00Z")));

      assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
      assertThat(decision.reasons().getFirst().note())
          .contains("its exemption ended 2026-06-30: upstream is archived");
    }

    @Test
    void count_by_the_one_that_lasts_longest() {
      Policy policy =
          Policy.standard()
              .withExemptions(
                  List.of(
                      exemption(ELM, Set.of(RuleName.MAX_AGE), NOW.minusSeconds(1)),
                      exemption(ELM, Set.of(RuleName.MAX_AGE), NOW.plusSeconds(1)),
                      exemption(ELM, Set.of(RuleName.MAX_AGE), NOW.minusSeconds(2))));

      assertThat(Gate.by(policy).judge(old, NOW).verdict()).isEqualTo(Verdict.ALLOW);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ghcr.io/cyber-dojo-languages/elm_test",
          "ghcr.io/cyber-dojo-languages/elm_test:abc1234",
          "GHCR.IO:443/cyber-dojo-languages/elm_test:abc1234"
        })
    void cover_one_tag_or_every_tag(String name) {
      assertThat(judgeOld(exemption(name, Set.of(RuleName.MAX_AGE), NOW.plusSeconds(1))).verdict())
          .isEqualTo(Verdict.ALLOW);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ghcr.io/cyber-dojo-languages/elm",
          "ghcr.io/cyber-dojo-languages/elm_test:abc1235",
          "cyber-dojo-languages/elm_test:abc1234",
          "ghcr.io/cyber-dojo-languages/elm_test:abc1234@sha256:00000000000000000000000000000000"
        })
    void cover_no_other_image(String name) {
      assertThat(judgeOld(exemption(name, Set.of(RuleName.MAX_AGE), NOW.plusSeconds(1))).verdict())
          .isEqualTo(Verdict.DENY);
    }

    @Test
    void cover_an_image_that_is_asked_for_under_another_name_of_it() {
      ImageName byDigest =
          ImageName.parse(
              "ghcr.io/cyber-dojo-languages/elm_test@sha256:00000000000000000000000000000000");
      ImageFacts facts =
          new ImageFacts(
              byDigest,
              List.of(ImageName.parse(ELM)),
              old.knowledge(),
              old.created(),
              Optional.empty(),
              Optional.empty(),
              List.of());
      Policy policy = policyWith(exemption(ELM, Set.of(RuleName.MAX_AGE), NOW.plusSeconds(1)));

      assertThat(Gate.by(policy).judge(facts, NOW).verdict()).isEqualTo(Verdict.ALLOW);
    }

    private Decision judgeOld(Exemption exemption) {
      return Gate.by(policyWith(exemption)).judge(old, NOW);
    }

    private static Policy policyWith(Exemption exemption) {
      return Policy.standard().withExemptions(List.of(exemption));
    }
  }

  private static Exemption exemption(String image, Set<RuleName> rules, Instant until) {
    return new Exemption(
        new NamePattern(ImageName.parse(image)), rules, until, "upstream is archived");
  }

  private static Policy denyingEverything() {
    Policy standard = Policy.standard();
    return standard
        .withLaterTag(new LaterTag(30, Verdict.DENY))
        .withMutable(Verdict.DENY)
        .withUnknown(Verdict.DENY);
  }

  private static Stream<Set<RuleName>> subsets() {
    RuleName[] all = RuleName.values();
    return IntStream.range(0, 1 << all.length)
        .mapToObj(
            bits -> {
              Set<RuleName> subset = EnumSet.noneOf(RuleName.class);
              Arrays.stream(all)
                  .filter(rule -> (bits >> rule.ordinal() & 1) == 1)
                  .forEach(subset::add);
              return subset;
            });
  }

  private static String untagged(String name) {
    return ImageName.parse(name).untagged().toString();
  }

  private static ImageFacts breaking(Set<RuleName> rules) {
    FactsBuilder image = anImage().named(MUTABLE + "@sha256:00000000000000000000000000000000");
    for (RuleName rule : rules) {
      switch (rule) {
        case MAX_AGE -> image.createdDaysAgo(700);
        case LATER_TAG -> image.supersededDaysAgo(100);
        case RISK -> image.marked(Severity.CRITICAL);
        case MUTABLE -> image.named(MUTABLE);
        case UNKNOWN -> image.known(new Knowledge.NeverHeardOf());
      }
    }
    return image.build();
  }
}
