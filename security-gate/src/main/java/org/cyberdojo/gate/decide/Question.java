package org.cyberdojo.gate.decide;

import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Asks whether an image may run.
 *
 * @param image the image
 * @param told the creation date that the asker has read from the image itself; it counts where the
 *     catalog has none
 */
public record Question(ImageName image, CreationDate told) {

  /** Asks by name alone. */
  public static Question about(ImageName image) {
    return new Question(image, CreationDate.missing("the catalog and whoever asked"));
  }
}
