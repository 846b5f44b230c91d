package org.cyberdojo.builder.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.engine.image.OciLabels;

/**
 * An image as a registry has it.
 *
 * @param digest of its manifest, {@code sha256:…}
 * @param mediaType of its manifest
 * @param manifest its manifest, byte for byte; UTF-8
 * @param configDigest of its configuration, which is the image's id in most engines; empty when it
 *     is an index of images
 * @param sizeInBytes of its layers as the registry keeps them, compressed; 0 for an index
 * @param labels of its configuration
 * @param configCreated when its configuration says that it was created, believable or not
 */
public record RegistryImage(
    String digest,
    String mediaType,
    String manifest,
    Optional<String> configDigest,
    long sizeInBytes,
    Map<String, String> labels,
    Optional<Instant> configCreated) {

  public RegistryImage {
    labels = Map.copyOf(labels);
  }

  /** The commit that it says it was built from. */
  public Optional<String> revision() {
    return Optional.ofNullable(labels.get(OciLabels.REVISION));
  }

  /** When its label says it was built. */
  public Optional<Instant> created() {
    try {
      return Optional.ofNullable(labels.get(OciLabels.CREATED)).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The manifest's bytes, which have its digest. */
  public byte[] manifestBytes() {
    return manifest.getBytes(StandardCharsets.UTF_8);
  }
}
