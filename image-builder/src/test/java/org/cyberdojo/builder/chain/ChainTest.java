package org.cyberdojo.builder.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainTest {

  @Test
  void maps_names_to_those_who_wait_for_them() {
    Chain chain =
        Chain.parse(
            """
            base:
              - https://example.com/one.git
              - https://example.com/two
            one:
              - https://example.com/three
            """,
            Path.of("/"));
    assertThat(chain.dependentsOf("base")).extracting(Chain::nameOf).containsExactly("one", "two");
    assertThatThrownBy(() -> chain.dependentsOf("nobody"))
        .hasMessage("the chain does not know \"nobody\"; it knows [base, one]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          text                  | a chain maps names to lists of urls
          ~~                    | a chain maps names to lists of urls
          a: text               | "a" has no list of urls
          a: [x, x]             | "a" has 'x', no url or one twice
          a: [7]                | "a" has '7', no url or one twice
          a: [                  | bad YAML
          {a: [b], b: [c], c: [a]} | the chain leads round in a circle: a -> b -> c -> a
          """)
  void anything_else_is_refused(String text, String message) {
    assertThatThrownBy(() -> Chain.parse(text, Path.of("/")))
        .isInstanceOf(BadChainException.class)
        .hasMessageStartingWith(message);
  }
}
