package org.cyberdojo.engine.build;

import java.util.function.Consumer;
import org.cyberdojo.engine.image.ImageId;

/**
 * Builds images. Safe for use by several threads. Every call may throw {@link
 * org.cyberdojo.engine.failure.EngineUnreachableException} when no engine answers.
 */
public interface ImageBuilds {

  /**
   * Builds an image from a Dockerfile. Nothing is pulled that the engine has already.
   *
   * @param output told each line that the build says, without its line end; it may hold anything
   * @return the image, which has its name only now
   * @throws org.cyberdojo.engine.failure.BuildFailedException when a step of the Dockerfile fails
   */
  ImageId build(BuildRecipe recipe, Consumer<String> output);
}
