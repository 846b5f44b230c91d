package org.cyberdojo.builder.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.builder.base.BaseImages;
import org.cyberdojo.builder.base.StartPointsBase;
import org.cyberdojo.engine.archive.ImageConfig;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.engine.archive.TarTree;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.ImageAssembly;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.OciLabels;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.startpoint.StartPointType;

/**
 * The start-point images of an engine. Safe for use by several threads, and by several processes at
 * once.
 *
 * <p>An image has the repositories at {@code /app/repos/<index>/}, {@code /app/repos/shas.txt},
 * {@code /app/repos/image.type}, what its server serves ({@link
 * org.cyberdojo.manifest.serving.KeptStartPoints}), a label that says its type, and an environment
 * that says its type, its port and its base.
 */
public final class StartPointImages {

  /** The label whose value is the type. */
  public static final String LABEL = "org.cyber-dojo.start-point";

  private final Images images;
  private final ImageAssembly assembly;
  private final Optional<CommitSha> maker;

  public StartPointImages(Images images, ImageAssembly assembly) {
    this(images, assembly, Optional.empty());
  }

  private StartPointImages(Images images, ImageAssembly assembly, Optional<CommitSha> maker) {
    this.images = images;
    this.assembly = assembly;
    this.maker = maker;
  }

  /**
   * These, where images that are made keep what they serve: a server of the same version starts
   * with that.
   *
   * @param version the commit of this program
   */
  public StartPointImages madeBy(CommitSha version) {
    return new StartPointImages(images, assembly, Optional.of(version));
  }

  /**
   * Makes an image, unless the name means just this image already. Until it is complete the name
   * means what it meant.
   *
   * @param repositories in the order of the arguments
   * @param created when it is made
   * @throws OversizedImageException when the repositories are too large
   * @throws org.cyberdojo.engine.failure.EngineException when the engine does not take it
   * @throws org.cyberdojo.manifest.tree.UnreadableTreeException when a file of a repository cannot
   *     be read
   */
  public MadeImage make(
      ImageName name,
      StartPointType type,
      List<PreparedRepository> repositories,
      StartPointsBase base,
      Instant created) {
    try (SpooledLayer layer = StartPointLayer.of(type, repositories, maker)) {
      ImageDescription description =
          base.image()
              .description()
              .withConfig(config(type, base))
              .withCreated(created)
              .plus(layer.diffId(), "cyber-dojo start-point create --" + type.text());
      Optional<EngineImage> same =
          images.find(name).filter(image -> isSame(image.description(), description));
      return same.isPresent()
          ? new MadeImage(same.get(), false)
          : new MadeImage(assembly.put(base.image(), description, List.of(layer), name), true);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Tried to write a layer into the folder of temporary files but failed; make room, or set TMPDIR",
          e);
    }
  }

  private static ImageConfig config(StartPointType type, StartPointsBase base) {
    ImageConfig config =
        base.image()
            .description()
            .config()
            .withoutLabel(BaseImages.CONTENT_LABEL)
            .withoutLabel(OciLabels.REVISION) // what the base says of itself
            .withoutLabel(OciLabels.TITLE)
            .withLabel(LABEL, type.text())
            .withExposedPort(type.port())
            .withEnv("IMAGE_TYPE", type.text())
            .withEnv("PORT", String.valueOf(type.port()))
            .withEnv("CYBER_DOJO_START_POINTS_BASE_IMAGE", base.name().untagged().toString())
            .withEnv("CYBER_DOJO_START_POINTS_BASE_TAG", base.tag())
            .withEnv("CYBER_DOJO_START_POINTS_BASE_DIGEST", base.digest());
    return base.sha()
        .map(sha -> config.withEnv("CYBER_DOJO_START_POINTS_BASE_SHA", sha.text()))
        .orElse(config);
  }

  /**
   * Same files, same settings; only the time may differ. The base's digest, which is a setting,
   * stands for the rest.
   */
  private static boolean isSame(ImageDescription one, ImageDescription other) {
    return one.layers().equals(other.layers())
        && one.config().env().equals(other.config().env())
        && one.config().labels().equals(other.config().labels());
  }

  /** The type of an image; empty when it is no start-point image. */
  public static Optional<StartPointType> typeOf(EngineImage image) {
    return image.label(LABEL).flatMap(StartPointType::of);
  }

  /**
   * Reads the repositories of an image, without running anything of it.
   *
   * @return in the order of the arguments that it was made with
   * @throws UnreadableStartPointImageException when there are none, or more than anybody would make
   * @throws org.cyberdojo.engine.failure.EngineException when the engine does not give them
   */
  public List<StoredRepository> repositories(EngineImage image) {
    String name = image.tags().isEmpty() ? image.id().text() : image.tags().getFirst();
    try (InputStream tar =
        images
            .files(image.id(), StartPointLayer.FOLDER)
            .orElseThrow(
                () ->
                    new UnreadableStartPointImageException(
                        name, "it has no /" + StartPointLayer.FOLDER))) {
      return StoredRepositories.in(TarTree.read(tar, "repos"));
    } catch (IOException e) {
      throw new UnreadableStartPointImageException(name, "of " + e.getMessage(), e);
    }
  }
}
