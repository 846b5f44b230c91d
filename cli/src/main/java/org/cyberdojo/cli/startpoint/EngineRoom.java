package org.cyberdojo.cli.startpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cyberdojo.builder.base.BaseFolder;
import org.cyberdojo.builder.base.BaseImages;
import org.cyberdojo.builder.base.DistributionLayers;
import org.cyberdojo.builder.base.StartPointsBase;
import org.cyberdojo.builder.image.StartPointImages;
import org.cyberdojo.builder.publish.Publisher;
import org.cyberdojo.builder.registry.RegistryPublisher;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.archive.LayerFolder;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.image.BaseLayers;
import org.cyberdojo.engine.image.ImageAssembly;
import org.cyberdojo.engine.image.ImageAssembly.Sending;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.SavedLayers;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.commit.CommitSha;

/** The container engine, and what start-point commands make in it. */
final class EngineRoom implements AutoCloseable {

  private final Surroundings surroundings;
  private final DockerEngine engine;

  private EngineRoom(Surroundings surroundings, DockerEngine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  /** The engine that the environment names; it is not asked anything yet. */
  static EngineRoom open(Surroundings surroundings) {
    return new EngineRoom(surroundings, DockerEngine.from(surroundings.environment()));
  }

  Images images() {
    return engine.images();
  }

  /** The start-point images that it holds. */
  StartPointImages startPoints() {
    StartPointImages startPoints =
        new StartPointImages(
            images(), new ImageAssembly(images(), layers(), Sending.NEW_LAYERS_FIRST));
    return surroundings.commit().map(startPoints::madeBy).orElse(startPoints);
  }

  /**
   * What a new start-point image stands on: the image that the environment names, or else our own,
   * made now.
   */
  StartPointsBase base(TransferProgress progress) {
    return BaseImages.namedBy(surroundings.environment())
        .map(name -> new BaseImages(images()).named(name, progress))
        .orElseGet(this::ownBase);
  }

  /** The image of this distribution. */
  StartPointsBase ownBase() {
    return new BaseImages(images()).of(BaseFolder.read(baseFolder()), commit());
  }

  /** Puts images into registries, with the credentials that the environment has. */
  Publisher publisher() {
    return RegistryPublisher.of(surroundings.environment(), images());
  }

  private BaseLayers layers() {
    BaseLayers saved =
        new SavedLayers(images(), new LayerFolder(surroundings.cache().resolve("layers")));
    return image ->
        Files.isDirectory(baseFolder()) // a distribution may be built without a base image
            ? new DistributionLayers(BaseFolder.read(baseFolder()), saved).of(image)
            : saved.of(image);
  }

  private Path baseFolder() {
    return surroundings.home().resolve("base");
  }

  /** The commit of this project that the distribution was built from. */
  CommitSha commit() {
    return surroundings
        .commit()
        .orElseThrow(
            () ->
                CommandFailure.of(
                    1,
                    "Tried to name the start-points base image by the commit that cyber-dojo was built from but failed"
                        + " because it was not built in a git checkout; build it in one, or name an image by"
                        + " CYBER_DOJO_START_POINTS_BASE_IMAGE"));
  }

  @Override
  public void close() {
    engine.close();
  }
}
