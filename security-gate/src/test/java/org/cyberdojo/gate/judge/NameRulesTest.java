package org.cyberdojo.gate.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.gate.judge.FactsBuilder.NOW;
import static org.cyberdojo.gate.judge.FactsBuilder.anImage;

import org.cyberdojo.gate.facts.Knowledge;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.Verdict;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {

  private static final String DIGEST =
      "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  @Nested
  class Mutable {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "x/elm:abc1234",
          "x/elm" + DIGEST,
          "x/elm:latest" + DIGEST,
          "x/elm:ABC1234",
          "x/elm:1.2" + DIGEST
        })
    void a_name_that_always_means_the_same_image_passes(String name) {
      assertThat(mutable(name).isPass()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "x/elm,          latest",
      "x/elm:latest,   latest",
      "x/elm:1.2,      1.2",
      "x/elm:abc12345, abc12345",
      "x/elm:abc123g,  abc123g",
    })
    void another_is_told_with_its_tag(String name, String tag) {
      Reason reason = mutable(name);

      assertThat(reason.action()).isEqualTo(Verdict.WARN);
      assertThat(reason.fact()).isEqualTo("the tag " + tag + " can come to mean another image");
      assertThat(reason.fix()).contains("x/elm:<sha7>");
      assertThat(reason.source()).isEqualTo("the image's name");
    }

    private Reason mutable(String name) {
      return new MutableRule(Verdict.WARN).judge(anImage().named(name).build(), NOW).getFirst();
    }
  }

  @Nested
  class Unknown {

    @Test
    void an_image_that_is_recorded_passes() {
      assertThat(unknown(new Knowledge.Recorded(NOW)).fact()).isEqualTo("recorded 2026-11-23");
    }

    @Test
    void where_there_is_no_catalog_there_is_nothing_to_say() {
      assertThat(unknown(new Knowledge.NoCatalog()).isPass()).isTrue();
    }

    @Test
    void an_image_that_the_catalog_has_never_heard_of_is_told_how_to_get_in() {
      Reason reason = unknown(new Knowledge.NeverHeardOf());

      assertThat(reason.action()).isEqualTo(Verdict.DENY);
      assertThat(reason.fact()).isEqualTo("the catalog has never heard of it");
      assertThat(reason.fix())
          .contains("cyber-dojo catalog sync ghcr.io/cyber-dojo-languages/elm_test'");
    }

    @Test
    void a_tag_that_was_recorded_as_another_image_is_told_with_its_digest() {
      Reason reason = unknown(new Knowledge.OtherDigest("sha256:0000"));

      assertThat(reason.action()).isEqualTo(Verdict.DENY);
      assertThat(reason.fact())
          .isEqualTo("the catalog knows this tag as another image, sha256:0000");
      assertThat(reason.fix()).contains("find out who replaced the image");
    }

    private Reason unknown(Knowledge knowledge) {
      return new UnknownRule(Verdict.DENY)
          .judge(anImage().known(knowledge).build(), NOW)
          .getFirst();
    }
  }
}
