package org.cyberdojo.manifest.image;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ImageNamePropertiesTest {

  @Property(tries = 5000)
  void a_name_that_is_read_is_written_as_it_was(@ForAll("nearlyNames") String text) {
    if (ImageName.isWellFormed(text)) {
      assertThat(ImageName.parse(text)).hasToString(text);
    }
  }

  @Property(tries = 1000)
  void no_text_crashes_the_parser(@ForAll String text) {
    ImageName.isWellFormed(text);
  }

  @Provide
  Arbitrary<String> nearlyNames() {
    return Arbitraries.of(
            "gcc",
            "a",
            "B",
            "1234567",
            "localhost",
            "quay.io",
            "host",
            ":80",
            ":",
            "/",
            "@",
            ".",
            "-",
            "_",
            "__",
            "é",
            "\n",
            "sha256:",
            "12345678901234567890123456789012",
            "@sha256:12345678901234567890123456789012",
            ":latest")
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .map(pieces -> String.join("", pieces));
  }
}
