package org.cyberdojo.builder.startpoint;

import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;

/** Binds a mutable image name to what it means now. */
@FunctionalInterface
public interface ImagePinning {

  /** Leaves every name as it is. */
  ImagePinning NONE = Optional::of;

  /**
   * The name with its digest; empty when there is no such image.
   *
   * @param name with a tag, and without a digest
   */
  Optional<ImageName> pin(ImageName name);
}
