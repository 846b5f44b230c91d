package org.cyberdojo.manifest.startpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartPointTypeTest {

  @ParameterizedTest
  @CsvSource({"LANGUAGES, languages, 4524", "EXERCISES, exercises, 4525", "CUSTOM, custom, 4526"})
  void has_a_text_an_option_and_a_port(StartPointType type, String text, int port) {
    assertThat(type.text()).isEqualTo(text);
    assertThat(type.option()).isEqualTo("--" + text);
    assertThat(type.port()).isEqualTo(port);
    assertThat(StartPointType.of(text)).hasValue(type);
  }

  @Test
  void is_no_other() {
    assertThat(StartPointType.of("Languages")).isEmpty();
    assertThat(StartPointType.of("")).isEmpty();
  }
}
