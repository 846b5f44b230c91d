package org.cyberdojo.it.harness;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;

/** Runs one command in an image, to its end. */
public final class ImageRun {

  private ImageRun() {}

  /** What a bash script says in a container of the image. */
  public static String bash(String image, String script) {
    try (GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withCommand("bash", "-c", script)
            .withStartupCheckStrategy(new OneShotStartupCheckStrategy())) {
      container.start();
      return container.getLogs();
    }
  }
}
