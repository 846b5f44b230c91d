package org.cyberdojo.builder.dependents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RepositoryListTest {

  @Test
  void has_one_url_a_line() {
    assertThat(
            RepositoryList.parse(
                "# ours\nhttps://example.com/a\n\n  relative/b  \nhttps://example.com/a\n",
                Path.of("/base")))
        .extracting(argument -> argument.url().text())
        .containsExactly("https://example.com/a", "file:///base/relative/b");
  }

  @Test
  void an_empty_list_is_an_error() {
    assertThatThrownBy(() -> RepositoryList.parse("# none\n", Path.of("/")))
        .isInstanceOf(BadGraphException.class)
        .hasMessage("no repository is listed; write one url a line");
  }

  @Test
  void a_bad_line_is_named() {
    assertThatThrownBy(() -> RepositoryList.parse("a\nhttps://x/\u0007\n", Path.of("/")))
        .hasMessageStartingWith("line 2: ");
  }
}
