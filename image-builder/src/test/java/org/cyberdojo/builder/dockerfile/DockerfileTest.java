package org.cyberdojo.builder.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {

  @Nested
  class The_final_stage {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "FROM debian:12",
          "from debian:12\n",
          "  FrOm\tdebian:12  ",
          "# a comment\n\n# FROM alpine\nFROM debian:12\nRUN true\n",
          "FROM alpine AS build\nRUN make\nFROM debian:12\nCOPY --from=build /a /a\n",
          "FROM \\\n  debian:12\n",
          "FROM \\\n# why not\n\n  debian:12 \\\n  AS x\nUSER me\n",
          "FROM deb\\\nian:12\n",
          "# escape=`\nFROM `\ndebian:12\nRUN dir c:\\\nFROM debian:12\n",
          "ARG V=12\nFROM debian:${V}\n",
          "ARG V=12\nFROM debian:$V\n",
          "ARG D=debian V=12\nFROM \"${D}:${V}\"\n",
          "ARG V\nFROM debian:${V:-12}\n",
          "ARG V=12\nARG I=debian:$V\nFROM ${I}\n",
          "ARG V=1\nFROM debian:${V:+12}\n",
          "FROM debian:${A:-${B:-12}}\n",
          "ARG V=12\nFROM --platform=linux/amd64 debian:${V} as final\n",
          "FROM debian:12 AS one\nFROM ONE AS two\nFROM two\n",
          "FROM alpine\nRUN <<EOF\nFROM fake\nEOF\nFROM debian:12\n",
          "FROM alpine\nRUN <<-'A' cat && <<B\n\tFROM fake\n\tA\nFROM fake\nB\nFROM debian:12\n",
          "FROM alpine\nCOPY <<\"x y\" /f\nFROM fake\nx y\nFROM debian:12\n",
          "FROM alpine\nONBUILD RUN <<E\nFROM fake\nE\nFROM debian:12\n",
          "FROM alpine\nRUN echo $((1<<2)) <<<x\nFROM debian:12\n",
          "FROM alpine\nRUN a \\\nFROM fake \\\n\n# c\n && b\nFROM debian:12\n",
          "FROM alpine\r\nRUN a \\\r\n b\r\nFROM debian:12\r\n",
          "\u00ef\u00bb\u00bfFROM debian:12\n",
          "# syntax=docker/dockerfile:1\nFROM debian:12\n",
          "FROM alpine\nRUN echo \\\\\nFROM debian:12\n",
          "FROM debian:12\nRUN true \\",
        })
    void stands_on_debian(String text) {
      Dockerfile dockerfile = parse(text);
      Base base = dockerfile.root(dockerfile.finalStage());
      assertThat(base).isInstanceOf(Base.Image.class);
      assertThat(((Base.Image) base).name()).hasToString("debian:12");
    }

    @Test
    void may_stand_on_nothing() {
      Dockerfile dockerfile = parse("FROM scratch AS a\nFROM a\n");
      assertThat(dockerfile.root(dockerfile.finalStage())).isInstanceOf(Base.Scratch.class);
    }

    @Test
    void knows_its_platform() {
      Dockerfile dockerfile = parse("ARG P=linux/arm64\nFROM --platform=$P debian:12");
      Base.Image base = (Base.Image) dockerfile.root(dockerfile.finalStage());
      assertThat(base.platform()).contains("linux/arm64");
    }

    @Test
    void is_not_an_alias_of_its_own_or_a_later_name() {
      Dockerfile dockerfile = parse("FROM debian AS debian\nRUN x\nFROM alpine\n");
      assertThat(dockerfile.baseImages())
          .extracting(image -> image.name().toString())
          .containsExactly("debian", "alpine");
    }

    @Test
    void has_a_last_user() {
      assertThat(parse("FROM a\nUSER root\nRUN x\nuser  me:you \n").finalStage().user())
          .contains("me:you");
      assertThat(parse("FROM a\n").finalStage().user()).isEmpty();
    }
  }

  @Nested
  class What_no_builder_takes {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            ''                              | line 1: it has no FROM
            '# only a comment'              | line 1: it has no FROM
            'ARG A=1'                       | line 1: it has no FROM
            'RUN x;FROM a'                  | line 1: the first instruction is FROM
            ';FORM a'                       | line 2: 'FORM' is no instruction
            'FROM'                          | line 1: FROM needs an image
            'FROM a;;FROM a b'              | line 3: FROM needs an image
            'FROM a AS 9'                   | line 1: '9' cannot be a stage's name
            'FROM --plat=x a'               | line 1: FROM has no option '--plat=x'
            'FROM a;RUN <<EOF;x'            | line 2: the here-document has no end
            '# escape=x;FROM a'             | line 1: the escape character is
            '# escape=\\;#escape=\\;FROM a' | line 2: a second escape directive
            'ARG 1=2;FROM a'                | line 1: '1' cannot be the name of an ARG
            'ARG A=${B;FROM a'              | line 1: '${B' has a '${' without its '}'
            """)
    void is_refused_with_its_line(String lines, String message) {
      assertThatThrownBy(() -> parse(lines.replace(';', '\n')))
          .isInstanceOf(MalformedDockerfileException.class)
          .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            'FROM ${V}'                     | line 1: 'FROM ${V}' names no image
            'FROM "${V?not given}"'         | line 1: V has no value: not given
            'FROM ${V%x}'                   | line 1: '${V%x}' is not understood
            'ARG V=A;FROM $V'               | line 2: 'FROM $V' names no image: 'A' is malformed
            """)
    void has_no_base(String lines, String message) {
      Dockerfile dockerfile = parse(lines.replace(';', '\n'));
      assertThatThrownBy(() -> dockerfile.base(dockerfile.finalStage()))
          .hasMessageStartingWith(message);
    }

    @Test
    void is_a_megabyte_of_anything() {
      assertThatThrownBy(() -> parse("#".repeat(2_000_000)))
          .hasMessageContaining("more than 1048576 bytes");
    }
  }

  @Nested
  class Lines_of_our_own {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            'FROM a;RUN x;'            | 'FROM a;A;RUN x;Z;'
            'FROM a'                   | 'FROM a;A;Z;'
            'FROM a;RUN x'             | 'FROM a;A;RUN x;Z;'
            'FROM a;RUN x;# end;'      | 'FROM a;A;RUN x;Z;# end;'
            'FROM a;FROM b;RUN x;'     | 'FROM a;FROM b;A;RUN x;Z;'
            'FROM \\;a;RUN x \\'       | 'FROM \\;a;A;RUN x ;Z;'
            'FROM a \\'                | 'FROM a ;A;Z;'
            'FROM a;RUN <<E;x;E;'      | 'FROM a;A;RUN <<E;x;E;Z;'
            'FROM a;RUN <<E;x;E'       | 'FROM a;A;RUN <<E;x;E;Z;'
            """)
    void come_after_the_final_from_and_at_the_end(String before, String after) {
      byte[] lines = parse(before.replace(';', '\n')).withLines("A\n", "Z\n");
      assertThat(text(lines)).isEqualTo(after.replace(';', '\n'));
    }
  }

  @Test
  void an_edit_keeps_every_other_byte() {
    byte[] bytes =
        "FROM \\\r\n a:1\t\r\n# \u00ff\u0000\u00e9\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    Dockerfile dockerfile = Dockerfile.parse(bytes);
    Word image = dockerfile.finalStage().from().image();
    byte[] edited = dockerfile.edited(List.of(new Edit(image.start(), image.end(), "a:2")));
    assertThat(edited)
        .isEqualTo(
            "FROM \\\r\n a:2\t\r\n# \u00ff\u0000\u00e9\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(dockerfile.edited(List.of())).isEqualTo(bytes);
  }

  @Test
  void the_first_here_document_is_known_with_its_line() {
    assertThat(parse("FROM a\nRUN x\nRUN <<EOF\ny\nEOF\n").firstHereDocument())
        .contains(new HereDocument("EOF", 3));
  }

  private static Dockerfile parse(String text) {
    return Dockerfile.parse(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
