package org.cyberdojo.manifest.regexp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ruby itself was asked about each of the patterns of the first two tests. */
@Timeout(60)
class RubyRegexpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a**",
        "a+?*",
        "\\h",
        "\\H",
        "[[:alpha:]]",
        "[[:^alpha:]]",
        "[[a-z]&&[^b]]",
        "\\R",
        "\\X",
        "\\K",
        "a++",
        "a{,3}",
        "{",
        "}",
        "]",
        "a{",
        "x{a}",
        "(?<n>a)\\k<n>",
        "(?'n'a)\\g'n'",
        "(?<n>a)\\g<n>",
        "(a)\\1",
        "(?i)a",
        "(?mix-i:a)",
        "(?a)\\w",
        "(?#comment)",
        "(?<=a|bc)",
        "(?<=ab)",
        "(?<!ab)",
        "(?>a)",
        "(?~a)",
        "(a)?(?(1)b|c)",
        "\\p{Alpha}",
        "\\p{^Greek}",
        "\\P{Han}",
        "\\u00e9",
        "\\u{1F600}",
        "\\u{41 42}",
        "\\xC3\\xA9",
        "\\x4",
        "\\x41",
        "\\0",
        "\\012",
        "\\177",
        "\\303\\251",
        "\\cA",
        "\\C-a",
        "\\c?",
        "\\C-\\x41",
        "é日",
        "\\é",
        "\\q",
        "\\E",
        "[\\b]",
        "[a-]",
        "[é-日]",
        "|",
        "()",
        "a{100000}",
        "coverage/\\.last_run\\.json",
        "\\pL",
        "\\Qa",
        "\\p",
        "[]a]",
        "[a[b]c]",
        "(?x) a # b",
        "\\u{ 41 }",
        "\\u{41}",
        "\\e\\t\\a",
        "(?<n>a)(?<n>b)",
        "(?:a|b)*?"
      })
  void ruby_takes(String pattern) {
    assertThat(RubyRegexp.isWellFormed(pattern)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{3,2}",
        "\\2",
        "\\9",
        "[[:foo]",
        "\\M-a",
        "(?i-s)",
        "\\k<n>",
        "*",
        "a|*",
        "(",
        ")",
        "[",
        "[]",
        "[^]",
        "*a",
        "+",
        "?",
        "(?s)",
        "(?s)a",
        "(?<=a+)",
        "(?<!a*)",
        "(?<=a{2,3})",
        "(?z)",
        "(?<n",
        "(?<1>a)",
        "\\k<x>",
        "\\g<y>",
        "\\p{foo}",
        "[[:foo:]]",
        "[z-a]",
        "\\",
        "a\\",
        "\\x",
        "\\xe9",
        "\\xC3",
        "\\xC3a",
        "\\u12",
        "\\u",
        "\\u{}",
        "\\u{110000}",
        "\\u{D800}",
        "\\uD800",
        "\\u{41",
        "\\c",
        "\\C",
        "\\Ca",
        "\\M",
        "\\400",
        "\\377",
        "a{100001}",
        "a{1,100001}",
        "(?P<n>a)",
        "(?",
        "(?#",
        "(?(1)a",
        "(?1)",
        "(?R)",
        "(?^a)",
        "[a",
        "[\\",
        "(?<n>a)\\1",
        "\\k<1",
        "\\M-\\C-a",
        "\\c\\cA",
        "\\u{1F600 ",
        "(?('x')a|b)"
      })
  void ruby_refuses(String pattern) {
    assertThat(RubyRegexp.isWellFormed(pattern)).isFalse();
  }

  @Test
  void a_pattern_that_is_too_long_is_refused() {
    assertThat(RubyRegexp.isWellFormed("a".repeat(RubyRegexp.LONGEST))).isTrue();
    assertThat(RubyRegexp.isWellFormed("a".repeat(RubyRegexp.LONGEST + 1))).isFalse();
  }

  /** The engine would need 2 to the power of 20 steps. */
  @Test
  void groups_that_call_each_other_again_and_again_are_refused() {
    String bomb =
        IntStream.range(0, 20)
            .mapToObj(i -> "(?<n%d>\\g<n%d>\\g<n%d>)".formatted(i, i + 1, i + 1))
            .collect(Collectors.joining("", "", "(?<n20>a)"));
    assertThat(bomb).hasSizeLessThanOrEqualTo(RubyRegexp.LONGEST);
    assertThat(RubyRegexp.isWellFormed(bomb)).isFalse();
    assertThat(RubyRegexp.isWellFormed("(?<n>a)" + "\\g<n>".repeat(RubyRegexp.MOST_CALLS)))
        .isTrue();
  }

  @Test
  void many_grapheme_clusters_are_refused() {
    assertThat(RubyRegexp.isWellFormed("\\X".repeat(RubyRegexp.MOST_CLUSTERS))).isTrue();
    assertThat(RubyRegexp.isWellFormed("\\X".repeat(RubyRegexp.MOST_CLUSTERS + 1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "(?:",
        "(?=",
        "(?<=",
        "(?~",
        "(?>",
        "(?i)ß",
        "(?i)[ß-ﬃ]",
        "\\p{Han}",
        "[^\\p{L}]",
        "a{2}",
        "a{100000}",
        "(a*)*",
        "|",
        "(|)",
        "(a)",
        "(?(1)",
        "[a-z&&[^b&&",
        "\\u{1F600}",
        "{",
        "**",
        "(?i)st{9}",
        "\\R{1,100}"
      })
  void a_pattern_that_repeats_itself_is_judged_at_once(String part) {
    String pattern = part.repeat(RubyRegexp.LONGEST / part.length());
    String closed = part.repeat(100) + "a" + ")".repeat(100);
    String nested = "(?:".repeat(40) + part + "){9}".repeat(40);
    long start = System.nanoTime();
    for (String hostile : new String[] {pattern, closed, nested}) {
      RubyRegexp.isWellFormed(hostile);
    }
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }
}
