package org.cyberdojo.engine.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.engine.archive.DiffId;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.manifest.image.CanonicalName;
import org.cyberdojo.manifest.image.ImageName;

/**
 * An image that the engine holds.
 *
 * @param id the engine's name for it
 * @param tags its names, {@code name:tag}, as the engine writes them
 * @param digests the names it has in registries, {@code name@sha256:…}
 * @param sizeInBytes of all its layers, uncompressed
 * @param description what it is; its history is not asked for
 */
public record EngineImage(
    ImageId id,
    List<String> tags,
    List<String> digests,
    long sizeInBytes,
    ImageDescription description) {

  public EngineImage {
    tags = List.copyOf(tags);
    digests = List.copyOf(digests);
  }

  /** What the registry of a name calls it, {@code sha256:…}; empty when it never was there. */
  public Optional<String> digestIn(ImageName name) {
    return digests.stream()
        .map(ImageName::find)
        .flatMap(Optional::stream)
        .filter(found -> CanonicalName.isSameRepository(found, name))
        .flatMap(found -> found.digest().stream())
        .findFirst();
  }

  /** Its labels, sorted by name. */
  public Map<String, String> labels() {
    return description.config().labels();
  }

  /** One of its labels. */
  public Optional<String> label(String name) {
    return Optional.ofNullable(labels().get(name));
  }

  /** Its environment. */
  public Map<String, String> env() {
    return description.config().env();
  }

  /** When it was made; empty when it does not say. */
  public Optional<Instant> created() {
    return description.created();
  }

  /** Its layers, lowest first. */
  public List<DiffId> layers() {
    return description.layers();
  }
}
