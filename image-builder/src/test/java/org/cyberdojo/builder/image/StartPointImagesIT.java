package org.cyberdojo.builder.image;

import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.image.Images;
import org.junit.jupiter.api.AfterAll;

/** The contract against a real engine. */
class StartPointImagesIT extends StartPointImagesContract {

  private static final DockerEngine ENGINE = DockerEngine.from(System.getenv());

  @AfterAll
  static void disconnect() {
    ENGINE.close();
  }

  @Override
  protected Images images() {
    return ENGINE.images();
  }
}
