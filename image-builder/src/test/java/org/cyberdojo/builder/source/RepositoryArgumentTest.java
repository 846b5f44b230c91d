package org.cyberdojo.builder.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.commit.Sha7;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryArgumentTest {

  private static final Path HERE = Path.of("/home/jo/katas");

  @ParameterizedTest
  @CsvSource({
    "https://github.com/cyber-dojo/gcc, https://github.com/cyber-dojo/gcc",
    "http://localhost:8080/a.git, http://localhost:8080/a.git",
    "ssh://g@host/a/b, ssh://g@host/a/b",
    "git@github.com:cyber-dojo/gcc.git, git@github.com:cyber-dojo/gcc.git",
    "git://host/a, git://host/a",
    "file:///a/b, file:///a/b",
    "file:/a/b, file:///a/b",
    "/a/b, file:///a/b",
    "/a/b/, file:///a/b",
    "a, file:///home/jo/katas/a",
    "./a, file:///home/jo/katas/a",
    "../a b, file:///home/jo/a%20b",
    "a%b, file:///home/jo/katas/a%25b",
    "./c:d, file:///home/jo/katas/c:d",
    "., file:///home/jo/katas",
  })
  void names_a_url(String text, String url) {
    RepositoryArgument argument = RepositoryArgument.parse(text, HERE);

    assertThat(argument.address().withUserInfo()).isEqualTo(url);
    assertThat(argument.revision()).isEqualTo(new Revision.Head());
    assertThat(argument.given()).isEqualTo(text.replace("g@host/", "host/"));
  }

  @Test
  void seven_hex_digits_before_an_at_sign_ask_for_a_commit() {
    RepositoryArgument argument = RepositoryArgument.parse("AB12cd3@https://host/a", HERE);

    assertThat(argument.revision()).isEqualTo(new Revision.Abbreviated(Sha7.of("ab12cd3")));
    assertThat(argument.url().text()).isEqualTo("https://host/a");
    assertThat(argument.given()).isEqualTo("AB12cd3@https://host/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh://g@host/a",
        "ab12cd@host:a",
        "ab12cd34@host:a",
        "ab12cdg@host:a",
        "ab12cd3@"
      })
  void nothing_else_before_an_at_sign_does(String text) {
    assertThat(RepositoryArgument.parse(text, HERE).revision()).isEqualTo(new Revision.Head());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:token@host/a",
        "ab12cd3@https://user:token@host/a",
        "https://token@host/a"
      })
  void user_info_is_for_the_connection_alone(String text) {
    RepositoryArgument argument = RepositoryArgument.parse(text, HERE);

    assertThat(argument.address().withUserInfo()).contains("token@");
    assertThat(argument.url().text()).isEqualTo("https://host/a");
    assertThat(argument.given()).endsWith("https://host/a");
    assertThat(argument.toString()).doesNotContain("token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "https://host/a\nb", "a\u0000b", "ab12cd3@ "})
  void a_text_that_is_no_single_line_names_none(String text) {
    assertThatThrownBy(() -> RepositoryArgument.parse(text, HERE))
        .isInstanceOf(MalformedRepositoryException.class)
        .hasMessageContaining("one line of text");
  }

  @Test
  void the_same_repository_can_be_asked_for_at_a_very_commit() {
    CommitSha commit = CommitSha.of("0123456789012345678901234567890123456789");

    RepositoryArgument argument = RepositoryArgument.parse("https://host/a", HERE).at(commit);

    assertThat(argument.revision()).isEqualTo(new Revision.Exact(commit));
  }

  @Test
  void a_folder_is_named_by_its_path() {
    assertThat(RepositoryArgument.ofFolder(Path.of("/a/b")).url().text()).isEqualTo("file:///a/b");
  }
}
