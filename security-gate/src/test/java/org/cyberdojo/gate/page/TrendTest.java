package org.cyberdojo.gate.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class TrendTest {

  static final List<Arguments> NOTHING_TO_COMPARE =
      List.of(
          arguments(List.of()),
          arguments(List.of(1.5)),
          arguments(List.of(1.5, 0.0)),
          arguments(List.of(1.5, 0.0, 0.0, 7.0)));

  @ParameterizedTest
  @FieldSource("NOTHING_TO_COMPARE")
  void nothing_is_said_where_there_is_nothing_to_compare_with(List<Double> seconds) {
    Trend trend = Trend.of(seconds);

    assertThat(trend).isEqualTo(new Trend(1, false));
    assertThat(trend.words()).isEmpty();
    assertThat(trend.kind()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "0.77, 23 % faster, faster",
    "0.89, 11 % faster, faster",
    "0.91, steady, steady",
    "1.00, steady, steady",
    "1.09, steady, steady",
    "1.11, 11 % slower, slower",
    "1.40, 40 % slower, slower",
    "3.50, 250 % slower, slower"
  })
  void the_newest_tag_is_compared_with_what_was_before(double newest, String words, String kind) {
    Trend trend = Trend.of(List.of(newest, 1.0));

    assertThat(trend.words()).isEqualTo(words);
    assertThat(trend.kind()).isEqualTo(kind);
  }

  @Test
  void one_slow_run_long_ago_does_not_count() {
    assertThat(Trend.of(List.of(1.0, 1.0, 90.0, 1.0)).words()).isEqualTo("steady");
  }

  @Test
  void the_median_of_an_even_number_lies_between_the_middle_two() {
    assertThat(Trend.of(List.of(6.0, 1.0, 100.0, 4.0, 2.0)).ratio()).isEqualTo(2.0);
  }
}
