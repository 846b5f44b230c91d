package org.cyberdojo.gate.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "not a url",
        "",
        "ftp://x"
      })
  void a_link_that_is_no_web_address_is_dropped(String link) {
    assertThat(new Finding(Severity.LOW, "why", Optional.empty(), Optional.of(link)).link())
        .isEmpty();
  }

  @Test
  void a_web_address_is_kept() {
    String link = "https://avd.aquasec.com/nvd/cve-2024-3094";

    assertThat(new Finding(Severity.LOW, "why", Optional.empty(), Optional.of(link)).link())
        .contains(link);
  }

  @Test
  void a_reason_is_one_line_of_bounded_length() {
    assertThat(Finding.of(Severity.LOW, "two\r\n lines\u0000").reason()).isEqualTo("two lines");
    assertThat(Finding.of(Severity.LOW, "x".repeat(10_000)).reason()).hasSize(500).endsWith("…");
  }

  @Test
  void a_reason_is_required() {
    assertThatThrownBy(() -> Finding.of(Severity.LOW, " \n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a reason");
  }
}
