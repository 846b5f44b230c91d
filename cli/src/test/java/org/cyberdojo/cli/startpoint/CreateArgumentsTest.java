package org.cyberdojo.cli.startpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateArgumentsTest {

  @Test
  void a_name_a_type_and_urls_are_what_create_needs() {
    CreateArguments arguments = parse("org/name:tag", "--languages", "u1", "1234567@u2");
    assertThat(arguments.name()).hasToString("org/name:tag");
    assertThat(arguments.type()).isEqualTo(StartPointType.LANGUAGES);
    assertThat(arguments.urls()).containsExactly("u1", "1234567@u2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1  | name --languages a --wibble -x | ERROR: unknown argument [--wibble];ERROR: unknown argument [-x]
          4  | --custom              | ERROR: --custom requires preceding <image_name>
          5  | --exercises           | ERROR: --exercises requires preceding <image_name>
          6  | --languages           | ERROR: --languages requires preceding <image_name>
          6  | --languages u1        | ERROR: --languages requires preceding <image_name>
          7  | name                  | ERROR: <image-name> must be followed by one of --custom/--exercises/--languages
          7  | name u1               | ERROR: <image-name> must be followed by one of --custom/--exercises/--languages
          7  | NAME                  | ERROR: <image-name> must be followed by one of --custom/--exercises/--languages
          8  | name --custom         | ERROR: --custom requires at least one <git-repo-url>
          9  | name --exercises      | ERROR: --exercises requires at least one <git-repo-url>
          10 | name --languages      | ERROR: --languages requires at least one <git-repo-url>
          11 | name --custom a b a b | ERROR: --custom duplicated git-repo-urls;a;b
          12 | name --exercises a a  | ERROR: --exercises duplicated git-repo-urls;a
          13 | name --languages a a  | ERROR: --languages duplicated git-repo-urls;a
          13 | NAME --languages a a  | ERROR: --languages duplicated git-repo-urls;a
          14 | NAME --languages a    | ERROR: malformed <image-name> NAME
          14 | a@sha256:0123456789012345678901234567890123456789012345678901234567890123 --languages a | ERROR: malformed <image-name> a@sha256:0123456789012345678901234567890123456789012345678901234567890123
          """)
  void anything_else_has_its_status_and_its_words(int status, String words, String lines) {
    CommandFailure failure =
        catchThrowableOfType(CommandFailure.class, () -> parse(words.split(" ")));
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.getMessage()).isEqualTo(lines.replace(';', '\n'));
  }

  @Test
  void a_duplicate_is_shown_without_its_user_info() {
    String url = "https://user:secret@host/repo";
    CommandFailure failure =
        catchThrowableOfType(CommandFailure.class, () -> parse("name", "--custom", url, url));
    assertThat(failure.getMessage()).contains("https://host/repo").doesNotContain("secret");
  }

  private static CreateArguments parse(String... words) {
    return CreateArguments.parse(List.of(words));
  }
}
