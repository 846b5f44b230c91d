package org.cyberdojo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildCommitTest {

  @Test
  void is_the_one_that_the_environment_says() {
    assertThat(BuildCommit.in(Map.of("SHA", "ab".repeat(20)))).contains("ab".repeat(20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc1234", "ABABABABABABABABABABABABABABABABABABABAB", "x\n"})
  void is_the_one_of_the_checkout_when_the_environment_says_no_commit(String sha) {
    assertThat(BuildCommit.in(Map.of("SHA", sha))).isEqualTo(BuildCommit.in(Map.of()));
  }

  @Test
  void has_40_hex_digits_where_this_was_built_in_a_checkout() {
    BuildCommit.in(Map.of()).ifPresent(commit -> assertThat(commit).matches("[0-9a-f]{40}"));
  }
}
