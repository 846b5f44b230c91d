package org.cyberdojo.gate.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.cyberdojo.manifest.image.CanonicalName;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "x/elm,          x/elm:abc1234,           true",
    "x/elm,          x/elm,                   true",
    "x/elm,          docker.io/x/elm:abc1234, true",
    "x/elm:abc1234,  x/elm:abc1234,           true",
    "x/elm:abc1234,  x/elm:abc1235,           false",
    "x/elm:latest,   x/elm,                   true",
    "x/elm:abc1234,  x/elm,                   false",
    "x/elm,          y/elm:abc1234,           false",
    "x/elm,          ghcr.io/x/elm:abc1234,   false",
  })
  void a_pattern_covers_one_tag_or_untagged_every_tag(String pattern, String name, boolean covers) {
    ImageName candidate = CanonicalName.of(ImageName.parse(name));

    assertThat(new NamePattern(ImageName.parse(pattern)).covers(candidate)).isEqualTo(covers);
  }

  @ParameterizedTest
  @CsvSource({"a, true", "b, false"})
  void a_pattern_with_a_digest_covers_only_that_digest(String digit, boolean covers) {
    String digest = "@sha256:" + digit.repeat(64);
    NamePattern pattern = new NamePattern(ImageName.parse("x/elm@sha256:" + "A".repeat(64)));

    assertThat(pattern.covers(CanonicalName.of(ImageName.parse("x/elm:abc1234" + digest))))
        .isEqualTo(covers);
    NamePattern withTag =
        new NamePattern(ImageName.parse("x/elm:def5678@sha256:" + "A".repeat(64)));
    assertThat(withTag.covers(CanonicalName.of(ImageName.parse("x/elm" + digest))))
        .isEqualTo(covers);
  }
}
