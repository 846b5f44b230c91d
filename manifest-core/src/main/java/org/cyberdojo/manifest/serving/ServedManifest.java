package org.cyberdojo.manifest.serving;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Supplier;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.json.JsonTree;
import org.cyberdojo.manifest.layout.Provenance;

/** A start-point's manifest as it is served. Immutable, and safe for use by several threads. */
public final class ServedManifest {

  private final String name;
  private final String originalName;
  private final Optional<String> image;
  private final Supplier<Provenance> provenance;
  private final byte[] utf8;

  /**
   * @param image an image name; it and the provenance are looked at when they are asked for, which
   *     a server never does
   * @param utf8 the whole answer to {@code /manifest}; not copied, and not to be changed any more
   */
  ServedManifest(
      String name,
      String originalName,
      Optional<String> image,
      Supplier<Provenance> provenance,
      byte[] utf8) {
    this.name = name;
    this.originalName = originalName;
    this.image = image;
    this.provenance = provenance;
    this.utf8 = utf8;
  }

  /** Under which it is served; its {@code display_name}. */
  public String name() {
    return name;
  }

  /** The {@code display_name} in the {@code manifest.json}. */
  public String originalName() {
    return originalName;
  }

  /** What it runs in; empty for an exercise. */
  public Optional<ImageName> image() {
    return image.map(ImageName::parse);
  }

  /** The same as text. */
  Optional<String> imageText() {
    return image;
  }

  /** Where it came from. */
  public Provenance provenance() {
    return provenance.get();
  }

  /** The whole answer to {@code /manifest}, the caller's own. */
  public ObjectNode json() {
    return (ObjectNode) JsonTree.of(utf8);
  }

  /** The same as JSON text in UTF-8; not to be changed. */
  public byte[] utf8() {
    return utf8;
  }
}
