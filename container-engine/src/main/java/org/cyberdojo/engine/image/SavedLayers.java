package org.cyberdojo.engine.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.DiffId;
import org.cyberdojo.engine.archive.Layer;
import org.cyberdojo.engine.archive.LayerFolder;
import org.cyberdojo.engine.failure.EngineRefusedException;

/** Layers read out of the engine, once, and then kept in a folder. */
public final class SavedLayers implements BaseLayers {

  private final Images images;
  private final LayerFolder folder;

  public SavedLayers(Images images, LayerFolder folder) {
    this.images = images;
    this.folder = folder;
  }

  @Override
  public List<Layer> of(EngineImage image) {
    String tried = "read the layers of image " + image.id();
    if (missing(image).findAny().isPresent()) {
      try (InputStream saved = images.save(image.id())) {
        folder.keep(saved, missing(image).toList());
      } catch (IOException e) {
        throw new EngineRefusedException(tried, "of " + e.getMessage(), e);
      }
    }
    return image.layers().stream()
        .map(
            layer ->
                folder
                    .find(layer)
                    .orElseThrow(
                        () ->
                            new EngineRefusedException(
                                tried, "what it saved has no layer " + layer)))
        .toList();
  }

  private Stream<DiffId> missing(EngineImage image) {
    return image.layers().stream().filter(layer -> folder.find(layer).isEmpty());
  }
}
