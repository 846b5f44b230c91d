package org.cyberdojo.gate.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 days",
    "1, 1 day",
    "59, 59 days",
    "60, 60 days",
    "61, 2 months",
    "365, 11 months",
    "729, 23 months",
    "730, 23 months",
    "731, 2 years",
    "4000, 10 years"
  })
  void an_age_is_told_in_the_unit_that_people_use(long days, String words) {
    assertThat(Words.age(days)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "1500, 1.5 kB",
    "22100000, 22.1 MB",
    "999499, 999 kB",
    "999500, 1.0 MB",
    "123456789, 123 MB",
    "1234567890, 1.2 GB",
    "5000000000000, 5.0 TB",
    "9223372036854775807, 9223372 TB"
  })
  void a_size_has_as_many_digits_as_people_read(long bytes, String words) {
    assertThat(Words.size(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"362, 0.362", "0, 0.000", "12345, 12.345", "600000, 600.000"})
  void seconds_are_told_to_the_millisecond(long millis, String words) {
    assertThat(Words.seconds(Duration.ofMillis(millis))).isEqualTo(words);
  }
}
