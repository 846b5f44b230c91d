package org.cyberdojo.runner.engine;

import java.util.UUID;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.container.ContainersContract;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.TestImage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A real engine's containers keep the contract that the ones in memory keep. */
class DockerContainersIT extends ContainersContract {

  private static DockerEngine engine;
  private static ImageName image;

  @BeforeAll
  static void makeImage() {
    engine = DockerEngine.from(System.getenv());
    image =
        TestImage.withPrograms()
            .loadInto(engine.images(), "contract-it-" + UUID.randomUUID() + "/bash:1234567");
  }

  @AfterAll
  static void removeImage() {
    engine.images().remove(image);
    engine.close();
  }

  @Override
  protected Containers containers() {
    return engine.containers();
  }

  @Override
  protected String image() {
    return image.toString();
  }
}
