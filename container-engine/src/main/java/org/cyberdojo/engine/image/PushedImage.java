package org.cyberdojo.engine.image;

import org.cyberdojo.manifest.image.ImageName;

/**
 * An image that a registry has taken.
 *
 * @param name the name it was pushed as
 * @param digest what the registry calls it, {@code sha256:…}
 */
public record PushedImage(ImageName name, String digest) {

  /** The name that will always mean just this image. */
  public ImageName pinned() {
    return name.withDigest(digest);
  }
}
