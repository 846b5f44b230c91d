package org.cyberdojo.gate.catalog;

import java.util.Optional;

/**
 * What an image was built on.
 *
 * @param name as its Dockerfile writes it
 * @param digest {@code sha256:…}, when it is known
 */
public record BaseImage(String name, Optional<String> digest) {

  public BaseImage {
    Bounds.text("base.name", name, 1024);
    digest.ifPresent(text -> Bounds.digest("base.digest", text));
  }
}
