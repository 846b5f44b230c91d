package org.cyberdojo.gate.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnDateTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05.123456789Z, 2025-01-01T00:00:00Z, 2026-01-02T03:04:05.123456789Z, the image's config",
    "2026-01-02T03:04:05+02:00,      '',                   2026-01-02T01:04:05Z,           the image's config",
    "1970-01-01T00:00:00Z,           2025-01-01T00:00:00Z, 2025-01-01T00:00:00Z,  the image's label org.opencontainers.image.created",
    "'',                             2025-01-01T00:00:00Z, 2025-01-01T00:00:00Z,  the image's label org.opencontainers.image.created",
    "2099-01-01T00:00:00Z,           2025-01-01T00:00:00Z, 2025-01-01T00:00:00Z,  the image's label org.opencontainers.image.created",
    "1970-01-01T00:00:00Z,           yesterday,            1970-01-01T00:00:00Z,  the image's config",
    "0001-01-01T00:00:00Z,           '',                   0001-01-01T00:00:00Z,  the image's config",
    "'',                             '',                   ,                      the image's config",
  })
  void the_config_comes_first_and_the_label_helps_where_it_cannot_be_true(
      String config, String label, Instant claimed, String source) {
    CreationDate date =
        OwnDate.of(config, label.isEmpty() ? Map.of() : Map.of(OwnDate.LABEL, label), NOW);

    assertThat(date).isEqualTo(new CreationDate(Optional.ofNullable(claimed), source));
  }
}
