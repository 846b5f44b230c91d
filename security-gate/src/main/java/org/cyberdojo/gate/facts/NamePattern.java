package org.cyberdojo.gate.facts;

import org.cyberdojo.manifest.image.CanonicalName;
import org.cyberdojo.manifest.image.ImageName;

/**
 * The images that a mark or an exemption is about: one digest, whatever tag is written with it, or
 * one tag, or, untagged, every tag of a name.
 *
 * @param image the name in its canonical spelling
 */
public record NamePattern(ImageName image) {

  public NamePattern {
    image = CanonicalName.of(image);
  }

  /** Whether it is about the image, whose name is canonical too. */
  public boolean covers(ImageName candidate) {
    return image.name().equals(candidate.name())
        && image.host().equals(candidate.host())
        && (image.digest().isPresent()
            ? image.digest().equals(candidate.digest())
            : image.tag().isEmpty() || image.tag().equals(candidate.withImpliedTag().tag()));
  }
}
