package org.cyberdojo.builder.base;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageConfig;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.OciLabels;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.image.MalformedImageNameException;

/**
 * Provides the image that start-point images stand on. Safe for use by several threads, and by
 * several processes at once.
 */
public final class BaseImages {

  /** The label with which the base says what it was made of: {@link BaseFolder#contentSha256}. */
  public static final String CONTENT_LABEL = "org.cyber-dojo.start-points-base";

  /** What the base is called when it is made on the spot. */
  private static final ImageName NAME = ImageName.parse("cyber-dojo/start-points-base");

  private static final String IMAGE_VARIABLE = "CYBER_DOJO_START_POINTS_BASE_IMAGE";
  private static final String TAG_VARIABLE = "CYBER_DOJO_START_POINTS_BASE_TAG";

  private final Images images;

  public BaseImages(Images images) {
    this.images = images;
  }

  /**
   * The image that an environment names by {@code CYBER_DOJO_START_POINTS_BASE_IMAGE} and {@code
   * CYBER_DOJO_START_POINTS_BASE_TAG}, if it names one.
   *
   * @throws NoBaseImageException when what it names is no image name
   */
  public static Optional<ImageName> namedBy(Map<String, String> env) {
    String image = env.getOrDefault(IMAGE_VARIABLE, "");
    String tag = env.getOrDefault(TAG_VARIABLE, "");
    if (image.isBlank()) {
      return Optional.empty();
    }
    try {
      ImageName name = ImageName.parse(image);
      return Optional.of(tag.isBlank() ? name.withImpliedTag() : name.withTag(tag));
    } catch (MalformedImageNameException e) {
      throw new NoBaseImageException(
          "read the base image's name from " + IMAGE_VARIABLE + " and " + TAG_VARIABLE,
          "'" + image + "' and '" + tag + "' make no image name",
          "correct them, or unset both",
          e);
    }
  }

  /** An image of that name: the engine's, or else pulled. */
  public StartPointsBase named(ImageName name, TransferProgress progress) {
    return new StartPointsBase(
        name, images.find(name).orElseGet(() -> images.pull(name, progress)));
  }

  /**
   * The image of a distribution: the engine's when it has it with just this content, or else made
   * now.
   *
   * @param sha the commit of this project that the distribution was built from; its sha7 is the tag
   */
  public StartPointsBase of(BaseFolder folder, CommitSha sha) {
    ImageName name = NAME.taggedWith(sha);
    EngineImage image =
        images
            .find(name)
            .filter(found -> found.label(CONTENT_LABEL).equals(Optional.of(folder.contentSha256())))
            .orElseGet(() -> make(folder, sha, name));
    return new StartPointsBase(name, image);
  }

  private EngineImage make(BaseFolder folder, CommitSha sha, ImageName name) {
    ImageConfig config =
        folder
            .description()
            .config()
            .withEnv("SHA", sha.text())
            .withLabel(OciLabels.REVISION, sha.text())
            .withLabel(OciLabels.TITLE, NAME.name())
            .withLabel(CONTENT_LABEL, folder.contentSha256());
    ImageDescription description = folder.description().withConfig(config);
    images.load(ImageArchive.whole(description, List.of(name), folder.layers()));
    return images
        .find(name)
        .orElseThrow(
            () ->
                new NoBaseImageException(
                    "make image " + name,
                    "it is gone right after it was made",
                    "look who removes images here"));
  }
}
