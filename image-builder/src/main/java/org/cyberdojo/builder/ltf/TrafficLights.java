package org.cyberdojo.builder.ltf;

import java.util.List;
import java.util.function.Consumer;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.tree.FileTree;

/** Runs a repository's starting files in its image and looks at the colours. */
@FunctionalInterface
public interface TrafficLights {

  /**
   * Runs the files of {@code start_point/} three times.
   *
   * @param image an image that the engine has
   * @param repository the repository's files
   * @param output told each line that people are to see
   * @return red, amber and green, those that passed and those that failed
   * @throws RuntimeException when they could not be run at all; its message says why
   */
  List<Light> check(ImageName image, FileTree repository, Consumer<String> output);
}
