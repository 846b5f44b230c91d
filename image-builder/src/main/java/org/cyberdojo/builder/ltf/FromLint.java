package org.cyberdojo.builder.ltf;

import java.util.List;
import org.cyberdojo.builder.dockerfile.Base;
import org.cyberdojo.builder.dockerfile.Dockerfile;

/** Looks whether each FROM names an image that will always be the same. */
final class FromLint {

  private FromLint() {}

  /** A sentence for each FROM that does not. */
  static List<String> warnings(Dockerfile dockerfile) {
    return dockerfile.baseImages().stream()
        .filter(image -> !image.name().isImmutable())
        .map(FromLint::warning)
        .toList();
  }

  private static String warning(Base.Image image) {
    return "%s line %d: FROM %s is mutable: it may be another image tomorrow; name a tag of 7 hex digits or a digest"
        .formatted(LtfFiles.DOCKERFILE, image.from().line(), image.name().withImpliedTag());
  }
}
