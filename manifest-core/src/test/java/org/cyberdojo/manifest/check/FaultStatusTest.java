package org.cyberdojo.manifest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultStatusTest {

  private static final Set<Integer> OF_OTHERS =
      Set.of(
          16, 17, 18, 20, 21, 22, 23, 25, 30, 31, 32, 33, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48,
          49);

  @Test
  void every_code_has_a_text_of_its_own() {
    assertThat(Arrays.stream(FaultCode.values()).map(FaultCode::text)).doesNotHaveDuplicates();
    assertThat(FaultCode.VISIBLE_FILENAME_MISSING.text()).isEqualTo("visible-filename-missing");
  }

  @Test
  void every_status_is_one_of_the_table() {
    assertThat(statuses(StartPointType.LANGUAGES)).isEqualTo(OF_OTHERS);
    assertThat(statuses(StartPointType.CUSTOM)).isEqualTo(OF_OTHERS);
    assertThat(statuses(StartPointType.EXERCISES))
        .contains(16, 17, 18, 49, 50, 51, 60, 61, 90)
        .doesNotContain(20, 21, 31, 32);
  }

  @ParameterizedTest
  @EnumSource
  void every_code_has_a_status_that_is_not_0(FaultCode code) {
    for (StartPointType type : StartPointType.values()) {
      assertThat(FaultStatus.of(type, code)).isBetween(16, 90);
    }
  }

  @Test
  void every_code_is_documented_with_its_statuses() throws IOException {
    assertThat(Files.readAllLines(Path.of("../docs/faults.md")))
        .filteredOn(line -> line.matches("\\| [a-z-]+ \\| \\d.*"))
        .extracting(line -> line.replaceFirst("(\\|[^|]*\\|[^|]*\\|[^|]*\\|).*", "$1"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FaultCode.values()).map(FaultStatusTest::documented).toList());
  }

  private static String documented(FaultCode code) {
    return "| %s | %d | %d |"
        .formatted(
            code.text(),
            FaultStatus.of(StartPointType.LANGUAGES, code),
            FaultStatus.of(StartPointType.EXERCISES, code));
  }

  private static Set<Integer> statuses(StartPointType type) {
    return Arrays.stream(FaultCode.values())
        .map(code -> FaultStatus.of(type, code))
        .collect(Collectors.toSet());
  }
}
