package org.cyberdojo.builder.ltf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.cyberdojo.builder.dockerfile.Dockerfile;
import org.cyberdojo.manifest.commit.CommitSha;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentationTest {

  private static final CommitSha COMMIT = CommitSha.of("0123456789abcdef0123456789abcdef01234567");

  @Test
  void comes_after_the_final_from_and_before_the_authors_lines() {
    String text = augmented("FROM alpine AS build\nRUN make\nFROM debian:12\nRUN mine\n", "");
    assertThat(text)
        .startsWith("FROM alpine AS build\nRUN make\nFROM debian:12\n# what the runner needs\nRUN ")
        .endsWith(
            "# what the author wrote\nRUN mine\n"
                + "# the commit that this image is built from\nENV SHA="
                + COMMIT
                + "\n");
  }

  @Test
  void is_a_dockerfile_again() {
    String text = augmented("# escape=`\nFROM debian `\n AS x\nRUN mine `\n", "");
    Dockerfile again = Dockerfile.parse(text.getBytes(UTF_8));
    assertThat(again.finalStage().instructions()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'FROM debian;'                                   | sandbox | sandbox
          'FROM debian AS a;USER me;FROM a;'               | ''      | me
          'FROM debian AS a;RUN x;FROM a AS b;FROM b;'     | 1000:0  | 1000:0
          'FROM debian AS a;USER root;FROM a;USER you;'    | me      | ''
          'FROM debian;USER you;'                          | ''      | ''
          'FROM debian;'                                   | 0       | ''
          """)
  void root_does_it_and_the_user_stays_who_it_was(String lines, String baseUser, String user) {
    String text = augmented(lines.replace(';', '\n'), baseUser);
    assertThat(text.contains("what the runner needs\nUSER root\nRUN")).isEqualTo(!user.isEmpty());
    assertThat(text.contains("USER " + user + "\n# what the author wrote"))
        .isEqualTo(!user.isEmpty());
  }

  private static String augmented(String text, String baseUser) {
    return new String(
        Augmentation.of(
            Dockerfile.parse(text.getBytes(UTF_8)), PackageInstaller.APT, baseUser, COMMIT),
        UTF_8);
  }
}
