package org.cyberdojo.runner.sandbox;

import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.container.InMemoryContainers;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.PlayedSandbox;

/** A sandbox that is played in memory keeps the contract. */
class PlayedSandboxTest extends SandboxContract {

  private static final ImageName IMAGE = ImageName.parse("bash:1234567");

  private final InMemoryContainers containers =
      new InMemoryContainers().withImage(IMAGE.toString(), new PlayedSandbox());

  @Override
  Containers containers() {
    return containers;
  }

  @Override
  ImageName image() {
    return IMAGE;
  }
}
