package org.cyberdojo.engine.image;

import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Layer;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Puts new images on top of images that the engine holds.
 *
 * <p>First only the new layers are sent. An engine that keeps its layers by a graph driver
 * (overlay2) takes that; one with a content store (containerd) refuses, and is sent every layer.
 * Nothing is run and nothing is built. Safe for use by several threads, and by several processes
 * with the same name: the last one to be complete has it.
 */
public final class ImageAssembly {

  /** What an engine is sent. */
  public enum Sending {
    /** The new layers; and all of them only when the engine wants them. */
    NEW_LAYERS_FIRST,
    /** Every layer, at once. */
    EVERY_LAYER
  }

  private final Images images;
  private final BaseLayers baseLayers;
  private final Sending sending;

  public ImageAssembly(Images images, BaseLayers baseLayers, Sending sending) {
    this.images = images;
    this.baseLayers = baseLayers;
    this.sending = sending;
  }

  /**
   * Puts an image into the engine. The name is given to it when it is complete; before, and when
   * this fails, the name means what it meant.
   *
   * @param base what it stands on
   * @param description the base's layers and the new ones
   * @param newLayers the layers above the base's, lowest first
   * @throws org.cyberdojo.engine.failure.EngineException when the engine does not take it
   */
  public EngineImage put(
      EngineImage base,
      ImageDescription description,
      List<? extends Layer> newLayers,
      ImageName name) {
    List<ImageName> names = List.of(name);
    switch (sending) {
      case NEW_LAYERS_FIRST -> {
        try {
          images.load(ImageArchive.delta(description, names, newLayers));
        } catch (EngineRefusedException refusal) {
          try {
            images.load(whole(base, description, newLayers, names));
          } catch (EngineRefusedException second) {
            second.addSuppressed(refusal);
            throw second;
          }
        }
      }
      case EVERY_LAYER -> images.load(whole(base, description, newLayers, names));
    }
    return images
        .find(name)
        .orElseThrow(
            () ->
                new EngineRefusedException(
                    "make image " + name, "it is gone right after it was made"));
  }

  private ImageArchive whole(
      EngineImage base,
      ImageDescription description,
      List<? extends Layer> newLayers,
      List<ImageName> names) {
    List<Layer> all = Stream.concat(baseLayers.of(base).stream(), newLayers.stream()).toList();
    return ImageArchive.whole(description, names, all);
  }
}
