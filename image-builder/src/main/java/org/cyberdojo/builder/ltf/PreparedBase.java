package org.cyberdojo.builder.ltf;

import java.util.Optional;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.manifest.image.ImageName;

/**
 * The image that the final stage stands on, here on the engine.
 *
 * @param name as the Dockerfile has it, its variables replaced
 * @param image what the engine has under that name
 * @param os what it says it is
 * @param manager how packages are added to it
 */
record PreparedBase(ImageName name, EngineImage image, OsRelease os, PackageInstaller manager) {

  /** What a registry calls it; empty when it never was in one. */
  Optional<String> digest() {
    return name.digest().or(() -> image.digestIn(name));
  }

  /** The user that its containers run as; empty for root. */
  String user() {
    return image.description().config().user().orElse("");
  }
}
