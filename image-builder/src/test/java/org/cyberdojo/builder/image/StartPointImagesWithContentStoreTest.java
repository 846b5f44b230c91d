package org.cyberdojo.builder.image;

import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.InMemoryImages;

class StartPointImagesWithContentStoreTest extends StartPointImagesContract {

  private final Images images = InMemoryImages.withContentStore();

  @Override
  protected Images images() {
    return images;
  }
}
