package org.cyberdojo.runner.sandbox;

import java.util.UUID;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.TestImage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A real engine's sandboxes keep the contract that the one played in memory keeps. */
class DockerSandboxIT extends SandboxContract {

  private static DockerEngine engine;
  private static ImageName image;

  @BeforeAll
  static void makeImage() {
    engine = DockerEngine.from(System.getenv());
    image =
        TestImage.withPrograms()
            .loadInto(engine.images(), "sandbox-it-" + UUID.randomUUID() + "/bash:1234567");
  }

  @AfterAll
  static void removeImage() {
    engine.images().remove(image);
    engine.close();
  }

  @Override
  Containers containers() {
    return engine.containers();
  }

  @Override
  ImageName image() {
    return image;
  }
}
