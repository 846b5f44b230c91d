package org.cyberdojo.gate.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cyberdojo.gate.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShasQueryTest {

  @Test
  void an_address_without_a_question_asks_for_all_languages_the_newest_first() {
    assertThat(ShasQuery.of("", "", "", "", ""))
        .isEqualTo(new ShasQuery(false, "", "", Optional.empty(), Sort.NEWEST));
  }

  @Test
  void an_address_says_what_is_wanted() {
    assertThat(ShasQuery.of("services", " gcc ", " ghcr.io/x/gcc ", "deny", "size"))
        .isEqualTo(
            new ShasQuery(true, "gcc", "ghcr.io/x/gcc", Optional.of(Verdict.DENY), Sort.SIZE));
  }

  @ParameterizedTest
  @CsvSource({"service, denied, sizes", "SERVICES, DENY, SIZE", "<b>, '', drop table"})
  void what_an_address_says_wrongly_is_passed_over(String tab, String verdict, String sort) {
    assertThat(ShasQuery.of(tab, "", "", verdict, sort))
        .isEqualTo(ShasQuery.of("", "", "", "", ""));
  }

  @Test
  void an_endless_search_is_cut() {
    ShasQuery query = ShasQuery.of("", "x".repeat(10_000), "y".repeat(10_000), "", "");

    assertThat(query.search()).isEqualTo("x".repeat(300));
    assertThat(query.image()).isEqualTo("y".repeat(300));
  }

  @ParameterizedTest
  @CsvSource({"'', false", "' ', false", "ghcr.io/x/gcc, true"})
  void one_image_is_asked_for_by_its_name(String image, boolean isOne) {
    assertThat(ShasQuery.of("", "", image, "", "").isOneImage()).isEqualTo(isOne);
  }
}
