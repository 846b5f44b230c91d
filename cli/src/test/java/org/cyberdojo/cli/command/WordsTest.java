package org.cyberdojo.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final List<String> MEMBERS = List.of("gate", "ltf");

  @Test
  void the_first_word_names_the_one_that_is_wanted() {
    Words own = Words.of(List.of("gate", "token", "add")).wanted(MEMBERS).get("gate");
    assertThat(own).isEqualTo(Words.of(List.of("token", "add")));
    assertThat(Words.of(List.of("gate", "token")).wanted(MEMBERS)).containsOnlyKeys("gate");
  }

  @Test
  void without_such_a_word_all_are_named_and_none_is_opened() {
    for (List<String> words : List.of(List.<String>of(), List.of("--help"), List.of("gte"))) {
      assertThat(Words.of(words).wanted(MEMBERS)).containsOnlyKeys("gate", "ltf");
      assertThat(Words.of(words).wanted(MEMBERS).get("gate").wanted(MEMBERS)).isEmpty();
    }
  }

  @Test
  void what_a_file_of_arguments_means_is_not_known_yet() {
    assertThat(Words.of(List.of("@words")).wanted(MEMBERS).get("ltf").wanted(MEMBERS))
        .containsOnlyKeys("gate", "ltf");
  }
}
