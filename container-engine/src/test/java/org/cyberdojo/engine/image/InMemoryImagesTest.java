package org.cyberdojo.engine.image;

import org.cyberdojo.manifest.image.ImageName;

class InMemoryImagesTest extends ImagesContract {

  private final InMemoryImages images = InMemoryImages.withGraphDriver();

  @Override
  protected Images images() {
    return images;
  }

  @Override
  protected void use(ImageName name) {
    images.use(name);
  }

  @Override
  protected void removeImages() {}
}
