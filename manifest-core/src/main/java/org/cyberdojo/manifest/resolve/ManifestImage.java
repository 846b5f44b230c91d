package org.cyberdojo.manifest.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;
import org.jspecify.annotations.Nullable;

/** What a manifest's own {@code image_name} says. */
sealed interface ManifestImage {

  record None() implements ManifestImage {}

  record Bad(JsonNode value) implements ManifestImage {}

  record Good(ImageName name) implements ManifestImage {}

  /** Reads the value of {@code image_name}; null when the manifest has no such key. */
  static ManifestImage of(@Nullable JsonNode value) {
    if (value == null) {
      return new None();
    }
    return Optional.ofNullable(value.textValue())
        .flatMap(ImageName::find)
        .<ManifestImage>map(Good::new)
        .orElseGet(() -> new Bad(value));
  }
}
