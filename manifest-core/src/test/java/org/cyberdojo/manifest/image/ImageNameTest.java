package org.cyberdojo.manifest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.cyberdojo.manifest.commit.CommitSha;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

  private static final String HEX_32 = "12345678901234567890123456789012";
  private static final String DIGEST = "sha256:" + HEX_32 + HEX_32;

  @Nested
  class A_well_formed_name {

    @ParameterizedTest
    @CsvSource({
      "gcc, , gcc, , ",
      "gcc:13, , gcc, 13, ",
      "cdf/gcc_assert, , cdf/gcc_assert, , ",
      "cdf/gcc_assert:latest, , cdf/gcc_assert, latest, ",
      "quay.io/cdf/gcc, quay.io, cdf/gcc, , ",
      "quay.io:8080/cdf/gcc:12, quay.io:8080, cdf/gcc, 12, ",
      "localhost/gcc, localhost, gcc, , ",
      "localhost:80/gcc:1.2.3, localhost:80, gcc, 1.2.3, ",
      "host:80/gcc, host:80, gcc, , ",
      "A.B.C:80/cdf/gcc__sd.a--ssert:latest, A.B.C:80, cdf/gcc__sd.a--ssert, latest, ",
      "a-b--c.d:80/x, a-b--c.d:80, x, , ",
      "127.0.0.1:5000/a/b/c/d, 127.0.0.1:5000, a/b/c/d, , ",
      "host/gcc, , host/gcc, , ",
      "localhosts/gcc, , localhosts/gcc, , ",
      "gcc:_, , gcc, _, ",
      "gcc:A-.b, , gcc, A-.b, ",
      "gcc:80, , gcc, 80, ",
    })
    void has_its_parts(String text, String host, String name, String tag, String digest) {
      ImageName image = ImageName.parse(text);
      assertThat(image)
          .isEqualTo(
              new ImageName(
                  Optional.ofNullable(host),
                  name,
                  Optional.ofNullable(tag),
                  Optional.ofNullable(digest)))
          .hasToString(text);
      assertThat(ImageName.isWellFormed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          DIGEST,
          "sha256:" + HEX_32,
          "sha2-s1+s2.s3_s5:" + HEX_32,
          "SHA256:ABCDEFabcdef" + HEX_32,
          "a:" + HEX_32
        })
    void may_have_a_digest(String digest) {
      for (String name :
          new String[] {"gcc", "gcc:tag", "quay.io:80/cdf/gcc", "localhost/gcc:latest"}) {
        ImageName image = ImageName.parse(name + "@" + digest);
        assertThat(image.digest()).hasValue(digest);
        assertThat(image).hasToString(name + "@" + digest);
      }
    }

    @Test
    void may_have_a_tag_of_128_characters() {
      assertThat(ImageName.isWellFormed("gcc:" + "x".repeat(128))).isTrue();
      assertThat(ImageName.isWellFormed("gcc:" + "x".repeat(129))).isFalse();
    }
  }

  @Nested
  class A_malformed_name {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "gcc ",
          " gcc",
          "a b",
          "CDF/gcc",
          "gcc/Assert",
          "-gcc",
          "gcc-",
          "_gcc",
          "gcc_",
          ".gcc",
          "gcc.",
          "gcc___assert",
          "gcc..assert",
          "gcc._assert",
          "gcc//assert",
          "/gcc",
          "gcc/",
          "gcc:",
          "gcc:-",
          "gcc:.a",
          "gcc:a:b",
          "gcc:a/b",
          "gcc:é",
          "gcc:a b",
          ":tag",
          "@" + DIGEST,
          "gcc@",
          "gcc@sha256:",
          "gcc@sha256",
          "gcc@sha256:1234567890123456789012345678901",
          "gcc@sha256:g" + HEX_32,
          "gcc@1sha:" + HEX_32,
          "gcc@sha--1:" + HEX_32,
          "gcc@" + DIGEST + "@" + DIGEST,
          "gcc@" + DIGEST + ":tag",
          "host:port/gcc",
          "host:/gcc",
          ":80/gcc",
          "-host.io/gcc",
          "host-.io/gcc",
          "a_b.io/gcc",
          "host..io/gcc",
          ".io/gcc",
          "io./gcc",
          "host.io/",
          "localhost/",
          "LOCALHOST/gcc",
          "hôst.io/gcc",
          "https://host/gcc",
          "gcc:٣",
          "gcc\u00e9",
          "ｇcc",
          "[::1]:80/gcc"
        })
    void is_refused(String text) {
      assertThat(ImageName.isWellFormed(text)).isFalse();
      assertThatThrownBy(() -> ImageName.parse(text))
          .isInstanceOf(MalformedImageNameException.class)
          .hasMessageStartingWith(
              "Tried to read '" + text + "' as an image name but failed because ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "gcc:tag", "quay.io/gcc", "gcc@" + DIGEST})
    void may_hold_a_newline_anywhere(String good) {
      for (int i = 0; i <= good.length(); i++) {
        assertThat(ImageName.isWellFormed(good.substring(0, i) + "\n" + good.substring(i)))
            .isFalse();
      }
      assertThat(ImageName.isWellFormed(good + "\r\n")).isFalse();
    }

    @Test
    void does_no_harm_to_a_terminal_in_its_message() {
      assertThatThrownBy(() -> ImageName.parse("a\u001b[2J\n"))
          .hasMessageContaining("'a\\u001b[2J\\n'");
      assertThatThrownBy(() -> ImageName.parse("A".repeat(100_000)))
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }

    @Test
    void is_refused_at_once_however_long() {
      long start = System.nanoTime();
      for (String part : new String[] {"a", "a-", "a/", "a.", ":", "@", "a:1/", "-", "__"}) {
        assertThat(ImageName.isWellFormed(part.repeat(500_000))).isFalse();
        ImageName.isWellFormed(part.repeat(1000 / part.length()) + "!");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void cannot_be_made_of_parts() {
      assertThatThrownBy(
              () -> new ImageName(Optional.empty(), "Gcc", Optional.empty(), Optional.empty()))
          .isInstanceOf(MalformedImageNameException.class);
      assertThatThrownBy(
              () ->
                  new ImageName(
                      Optional.empty(), "quay.io/gcc", Optional.empty(), Optional.empty()))
          .isInstanceOf(MalformedImageNameException.class);
      assertThatThrownBy(() -> ImageName.parse("gcc").withTag("a b"))
          .isInstanceOf(MalformedImageNameException.class);
      assertThatThrownBy(() -> ImageName.parse("gcc").withDigest("sha256:1"))
          .isInstanceOf(MalformedImageNameException.class);
    }
  }

  @Nested
  class Immutable {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "gcc:1234567",
          "gcc:abcdef0",
          "gcc:ABCDEF0",
          "gcc:aBcDeF9",
          "quay.io/gcc:0000000",
          "gcc@" + DIGEST,
          "gcc:latest@" + DIGEST
        })
    void is_a_name_with_a_digest_or_7_hex_digits(String text) {
      assertThat(ImageName.parse(text).isImmutable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "gcc",
          "gcc:latest",
          "gcc:123456",
          "gcc:12345678",
          "gcc:123456g",
          "gcc:v123456",
          "gcc:1234567-dirty",
          "gcc:0123456789abcdef0123456789abcdef01234567",
          "quay.io:1234567/gcc",
          "a/1234567"
        })
    void is_no_other(String text) {
      assertThat(ImageName.parse(text).isImmutable()).isFalse();
    }
  }

  @Nested
  class A_name_made_from_another {

    private final ImageName tagged = ImageName.parse("quay.io:80/cdf/gcc:1.2");

    @Test
    void may_have_no_tag() {
      assertThat(tagged.isUntagged()).isFalse();
      assertThat(tagged.untagged()).hasToString("quay.io:80/cdf/gcc");
      assertThat(tagged.untagged().isUntagged()).isTrue();
      assertThat(tagged.untagged().withDigest(DIGEST).isUntagged()).isFalse();
    }

    @Test
    void may_have_another_tag_and_then_no_digest() {
      assertThat(tagged.withDigest(DIGEST).withTag("x")).hasToString("quay.io:80/cdf/gcc:x");
    }

    @Test
    void may_have_the_sha7_of_a_commit() {
      CommitSha commit = CommitSha.of("0123456789abcdef0123456789abcdef01234567");
      assertThat(tagged.taggedWith(commit)).hasToString("quay.io:80/cdf/gcc:0123456");
      assertThat(tagged.taggedWith(commit).isImmutable()).isTrue();
    }

    @Test
    void may_have_a_digest_beside_its_tag() {
      assertThat(tagged.withDigest(DIGEST)).hasToString("quay.io:80/cdf/gcc:1.2@" + DIGEST);
    }

    @Test
    void may_have_the_tag_that_none_means() {
      assertThat(ImageName.parse("gcc").withImpliedTag()).hasToString("gcc:latest");
      assertThat(tagged.withImpliedTag()).isEqualTo(tagged);
      assertThat(ImageName.parse("gcc@" + DIGEST).withImpliedTag()).hasToString("gcc@" + DIGEST);
    }
  }
}
