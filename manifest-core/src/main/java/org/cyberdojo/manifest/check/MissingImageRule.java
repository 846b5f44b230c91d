package org.cyberdojo.manifest.check;

import java.util.stream.Stream;
import org.cyberdojo.manifest.resolve.ImageResolution;

/** Something names the image: the manifest, or the {@code docker} folder beside a language's. */
record MissingImageRule() implements Rule {

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.image() instanceof ImageResolution.Missing
        ? Stream.of(MissingKeyRule.fault(manifest, "image_name"))
        : Stream.empty();
  }
}
