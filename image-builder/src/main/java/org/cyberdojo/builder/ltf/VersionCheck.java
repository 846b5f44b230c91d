package org.cyberdojo.builder.ltf;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.cyberdojo.manifest.image.ImageName;

/** Runs a repository's own {@code check_version.sh}. */
@FunctionalInterface
public interface VersionCheck {

  /**
   * Runs the script to its end, in the repository's folder and with the environment variable {@code
   * IMAGE_NAME}.
   *
   * @param output told each line that the script says
   * @return its exit status
   * @throws RuntimeException when it could not be run; its message says why
   */
  int run(Path folder, ImageName image, Consumer<String> output);
}
