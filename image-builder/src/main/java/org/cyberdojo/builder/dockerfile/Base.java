package org.cyberdojo.builder.dockerfile;

import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;

/** What a stage is built on. */
public sealed interface Base {

  /** The FROM that names it. */
  From from();

  /**
   * An image.
   *
   * @param name its variables replaced
   * @param platform such as {@code linux/amd64}, its variables replaced
   */
  record Image(From from, ImageName name, Optional<String> platform) implements Base {}

  /** Nothing at all: {@code FROM scratch}. */
  record Scratch(From from) implements Base {}

  /** An earlier stage of the same Dockerfile. */
  record EarlierStage(From from, Stage stage) implements Base {}
}
