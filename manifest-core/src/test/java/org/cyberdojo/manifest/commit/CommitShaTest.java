package org.cyberdojo.manifest.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitShaTest {

  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void begins_with_its_sha7() {
    assertThat(CommitSha.of(SHA).sha7()).isEqualTo(Sha7.of("0123456")).hasToString("0123456");
    assertThat(CommitSha.of(SHA)).hasToString(SHA);
    assertThat(CommitSha.isCommitSha(SHA)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456",
        SHA + "8",
        "0123456789ABCDEF0123456789abcdef01234567",
        "g123456789abcdef0123456789abcdef01234567",
        SHA + "\n"
      })
  void has_40_lower_case_hex_digits(String text) {
    assertThat(CommitSha.isCommitSha(text)).isFalse();
    assertThatThrownBy(() -> CommitSha.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "012345", "01234567", "ABCDEF0", "012345g", "0123456\n"})
  void a_sha7_has_7_lower_case_hex_digits(String text) {
    assertThat(Sha7.isSha7(text)).isFalse();
    assertThatThrownBy(() -> Sha7.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
