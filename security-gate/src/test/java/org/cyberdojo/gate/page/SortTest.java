package org.cyberdojo.gate.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cyberdojo.gate.MemoryDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SortTest {

  @TempDir(factory = MemoryDisk.class)
  private Path folder;

  private ShasFixture page;

  @BeforeEach
  void fill() {
    page =
        new ShasFixture(folder)
            .built("x/bash:1111111", 400, 3, 300) // too old: denied
            .built("x/java:2222222", 2, 9, 200)
            .built("x/java:3333333", 9, 3, 200) // three times slower than before
            .built("x/elm:4444444", 3, 6, 100)
            .built("x/elm:5555555", 9, 12, 100) // twice as fast as before
            .built("x/cobol:6666666", 1); // nothing else is known
  }

  @AfterEach
  void close() {
    page.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "newest   | cobol java elm bash",
        "name     | bash cobol elm java",
        "size     | bash java elm cobol",
        "duration | java elm bash cobol",
        "trend    | java elm cobol bash",
        "verdict  | bash cobol java elm",
      })
  void images_are_in_the_order_that_is_asked_for(String sort, String names) {
    assertThat(page.names(ShasQuery.of("", "", "", "", sort))).isEqualTo(List.of(names.split(" ")));
  }

  @ParameterizedTest
  @EnumSource
  void an_order_is_known_by_its_text(Sort sort) {
    assertThat(Sort.of(sort.text())).isEqualTo(sort);
  }

  @Test
  void an_order_that_is_none_is_the_newest_first() {
    assertThat(Sort.of("random")).isEqualTo(Sort.NEWEST);
  }
}
