package org.cyberdojo.manifest.regexp;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.Assertions;

class RubyRegexpPropertiesTest {

  @Property(tries = 2000)
  void no_text_crashes_the_engine(@ForAll @StringLength(max = 60) String pattern) {
    RubyRegexp.isWellFormed(pattern);
  }

  @Property(tries = 3000)
  void no_pieces_of_patterns_crash_the_engine(@ForAll("pieces") List<String> pieces) {
    RubyRegexp.isWellFormed(String.join("", pieces));
  }

  @Property(tries = 1000)
  void a_text_whose_characters_are_all_escaped_is_a_pattern(
      @ForAll @StringLength(max = 60) String text) {
    String escaped =
        text.codePoints()
            .filter(
                character ->
                    character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
            .mapToObj(character -> "\\u{%x}".formatted(character))
            .limit(40)
            .reduce("", String::concat);
    Assertions.assertThat(RubyRegexp.isWellFormed(escaped)).isTrue();
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "(",
            ")",
            "(?:",
            "(?<=",
            "(?<!",
            "(?=",
            "(?~",
            "(?>",
            "(?<n>",
            "(?i)",
            "(?x)",
            "(?(1)",
            "[",
            "]",
            "[^",
            "&&",
            "-",
            "[:alpha:]",
            "a",
            "ß",
            "é",
            "日",
            ".",
            "*",
            "+",
            "?",
            "{2}",
            "{,3}",
            "{3,1}",
            "{100001}",
            "|",
            "^",
            "$",
            "\\",
            "\\1",
            "\\9",
            "\\k<n>",
            "\\g<n>",
            "\\p{Han}",
            "\\p{x}",
            "\\x",
            "\\xC3\\xA9",
            "\\xC3",
            "\\u",
            "\\u{41}",
            "\\c",
            "\\M-",
            "\\C-a",
            "\\R",
            "\\X",
            "\\h",
            "\\K",
            "\0",
            "\n",
            "#",
            "\\377",
            "\\0")
        .list()
        .ofMaxSize(12);
  }
}
