package org.cyberdojo.cli.startpoint;

import org.cyberdojo.builder.image.StartPointImages;
import org.cyberdojo.builder.image.StoredRepository;
import org.cyberdojo.manifest.serving.ServedStartPoints;

/** What an image serves, read out of it without running it. */
final class ImageContents {

  private ImageContents() {}

  static ServedStartPoints of(NamedImage named, StartPointImages images) {
    return ServedStartPoints.load(
        named.type(),
        images.repositories(named.image()).stream().map(StoredRepository::tree).toList());
  }
}
