package org.cyberdojo.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineImageTest {

  private static final String HUB = "sha256:" + "a".repeat(64);
  private static final String OTHER = "sha256:" + "b".repeat(64);

  private static final EngineImage IMAGE =
      new EngineImage(
          ImageId.of("sha256:" + "1".repeat(64)),
          List.of("debian:12"),
          List.of("ghcr.io/x/debian@" + OTHER, "debian@" + HUB),
          1,
          ImageDescription.scratch(Platform.ofThisMachine()));

  @ParameterizedTest
  @CsvSource({
    "debian:12, a",
    "docker.io/library/debian:12, a",
    "ghcr.io/x/debian, b",
    "quay.io/x/debian, ''"
  })
  void it_has_the_digest_of_the_registry_that_a_name_leads_to(String name, String digit) {
    assertThat(
            IMAGE.digestIn(ImageName.parse(name)).map(digest -> digest.substring(7, 8)).orElse(""))
        .isEqualTo(digit);
  }
}
