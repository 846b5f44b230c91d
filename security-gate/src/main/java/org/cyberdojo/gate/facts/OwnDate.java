package org.cyberdojo.gate.facts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * The creation date that an image carries itself: in its config, or, where that is missing or
 * cannot be true, in its label {@value #LABEL}.
 *
 * <p>The config comes first because a label may be inherited from the base image. The label comes
 * to help where a reproducible build has written 1970 into the config.
 */
public final class OwnDate {

  /**
   * See <a href="https://github.com/opencontainers/image-spec/blob/main/annotations.md">the OCI's
   * annotations</a>.
   */
  public static final String LABEL = "org.opencontainers.image.created";

  private static final String CONFIG = "the image's config";

  private OwnDate() {}

  /**
   * The date.
   *
   * @param config what the image's config says, RFC 3339; empty when it says nothing
   * @param labels the image's labels
   */
  public static CreationDate of(String config, Map<String, String> labels, Instant now) {
    Optional<Instant> fromConfig = parse(config);
    Optional<Instant> fromLabel = parse(labels.getOrDefault(LABEL, ""));
    if (fromConfig.filter(date -> CreationDate.isBelievable(date, now)).isPresent()
        || fromLabel.isEmpty()) {
      return new CreationDate(fromConfig, CONFIG);
    }
    return new CreationDate(fromLabel, "the image's label " + LABEL);
  }

  private static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
