package org.cyberdojo.manifest.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;

/** Which image a start-point runs in, or why that cannot be said. */
public sealed interface ImageResolution {

  /**
   * The image is known.
   *
   * @param rule what gave the name; never L5 or E1
   * @param image with a tag or a digest, always
   * @param warning a sentence on what the author should tidy up
   */
  record Named(ResolutionRule rule, ImageName image, Optional<String> warning)
      implements ImageResolution {

    public Named {
      if (image.isUntagged()) {
        throw new IllegalArgumentException("a resolved image name has a tag or a digest: " + image);
      }
    }

    /** Whether the same name may mean another image tomorrow. */
    public boolean isMutable() {
      return !image.isImmutable();
    }
  }

  /** Rule E1: an exercise has no image of its own. */
  record Mixed() implements ImageResolution {}

  /** Rule L5, and a custom manifest without {@code image_name}: nothing names the image. */
  record Missing() implements ImageResolution {}

  /**
   * Rule L6: two files name two images.
   *
   * @param imageNameFile path of the {@code image_name.json}
   * @param inImageNameFile the name there
   * @param inManifest the name in the manifest
   */
  record Conflict(String imageNameFile, ImageName inImageNameFile, ImageName inManifest)
      implements ImageResolution {}

  /**
   * The manifest's {@code image_name} is no string, or no image name.
   *
   * @param value as it stands in the manifest
   */
  record BadImageName(JsonNode value) implements ImageResolution {}

  /**
   * The {@code image_name.json} does not name an image.
   *
   * @param path of the file
   * @param problem what is wrong, as a sentence without a full stop
   * @param value the offending value where there is one
   */
  record BadImageNameFile(String path, String problem, Optional<JsonNode> value)
      implements ImageResolution {}
}
