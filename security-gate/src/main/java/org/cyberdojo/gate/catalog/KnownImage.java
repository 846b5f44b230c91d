package org.cyberdojo.gate.catalog;

import java.util.List;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;

/**
 * One image under all the names that are known of it.
 *
 * @param name host and name, canonical
 * @param tags its tags, as far as they are known
 * @param digest its digest, when it is known
 */
public record KnownImage(ImageName name, List<String> tags, Optional<String> digest) {

  public KnownImage {
    tags = List.copyOf(tags);
  }
}
