package org.cyberdojo.cli.startpoint;

import org.cyberdojo.builder.image.StartPointImages;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.startpoint.StartPointType;

/**
 * A start-point image that was named on the command line, and that the engine holds.
 *
 * @param name as given
 */
record NamedImage(ImageName name, EngineImage image, StartPointType type) {

  private static final int FAILED = 1;

  /**
   * Looks an image up.
   *
   * @throws CommandFailure when there is none of that name, or it is no start-point image
   */
  static NamedImage find(String text, Images images) {
    if (!ImageName.isWellFormed(text)) {
      throw doesNotExist(text);
    }
    ImageName name = ImageName.parse(text);
    EngineImage image = images.find(name).orElseThrow(() -> doesNotExist(text));
    StartPointType type =
        StartPointImages.typeOf(image)
            .orElseThrow(
                () -> CommandFailure.of(FAILED, text + " is not a cyber-dojo start-point image."));
    return new NamedImage(name, image, type);
  }

  private static CommandFailure doesNotExist(String text) {
    return CommandFailure.of(FAILED, text + " does not exist.");
  }
}
