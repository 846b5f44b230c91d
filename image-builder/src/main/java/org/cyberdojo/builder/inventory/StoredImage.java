package org.cyberdojo.builder.inventory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;

/**
 * An image as a registry stores it, with what it says of itself.
 *
 * @param name that it was found by
 * @param digest of what the name means: a manifest, or an index of manifests
 * @param sizeInBytes of its layers, compressed
 * @param created when its configuration says that it was created, believable or not
 * @param labels of its configuration
 */
public record StoredImage(
    ImageName name,
    String digest,
    long sizeInBytes,
    Optional<Instant> created,
    Map<String, String> labels) {

  public StoredImage {
    labels = Map.copyOf(labels);
  }
}
