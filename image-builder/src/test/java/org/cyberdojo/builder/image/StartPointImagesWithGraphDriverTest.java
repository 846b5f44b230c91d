package org.cyberdojo.builder.image;

import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.InMemoryImages;

class StartPointImagesWithGraphDriverTest extends StartPointImagesContract {

  private final Images images = InMemoryImages.withGraphDriver();

  @Override
  protected Images images() {
    return images;
  }
}
