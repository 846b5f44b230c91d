package org.cyberdojo.builder.ltf;

import java.util.List;
import java.util.function.Consumer;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.tree.FileTree;

/** Runs a repository's starting files in its image and looks at the colours. */
@FunctionalInterface
public interface TrafficLights {

  /**
   * Makes ready for a check, in the background, so that an image can be built meanwhile.
   *
   * @throws RuntimeException when there can be no check; its message says why
   */
  Check prepare();

  /** One check. Closing it gives back what was made ready for it, used or not. */
  @FunctionalInterface
  interface Check extends AutoCloseable {

    /**
     * Runs the files of {@code start_point/} three times.
     *
     * @param image an image that the engine has
     * @param repository the repository's files
     * @param output told each line that people are to see
     * @return red, amber and green, those that passed and those that failed
     * @throws RuntimeException when they could not be run at all; its message says why
     */
    List<Light> run(ImageName image, FileTree repository, Consumer<String> output);

    @Override
    default void close() {}
  }
}
