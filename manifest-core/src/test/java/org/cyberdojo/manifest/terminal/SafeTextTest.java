package org.cyberdojo.manifest.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text",
        "C#, NUnit",
        "back\\slash 'and' \"quotes\"",
        "é 日本 😀",
        "a\u00a0b"
      })
  void harmless_text_stays_as_it_is(String text) {
    assertThat(SafeText.of(text)).isSameAs(text);
  }

  @Test
  void what_does_something_to_a_terminal_is_escaped() {
    assertThat(SafeText.of("a\nb\rc\td\0")).isEqualTo("a\\nb\\rc\\td\\u0000");
    assertThat(SafeText.of("\u001b]0;title\u0007\u009b31m\u007f"))
        .isEqualTo("\\u001b]0;title\\u0007\\u009b31m\\u007f");
    assertThat(SafeText.of("\u2028\u2029\u200b\u202e\u2066\ufeff"))
        .isEqualTo("\\u2028\\u2029\\u200b\\u202e\\u2066\\ufeff");
    assertThat(SafeText.of("\udb40\udc41")).isEqualTo("\\udb40\\udc41");
  }

  @Test
  void half_a_character_is_escaped() {
    assertThat(SafeText.of("a\ud83d")).isEqualTo("a\\ud83d");
    assertThat(SafeText.of("\ude00a")).isEqualTo("\\ude00a");
  }

  @Test
  void a_long_text_is_cut_between_characters() {
    assertThat(SafeText.of("abc", 3)).isEqualTo("abc");
    assertThat(SafeText.of("abcd", 3)).isEqualTo("abc…");
    assertThat(SafeText.of("ab😀d", 3)).isEqualTo("ab…");
  }
}
