package org.cyberdojo.builder.base;

import java.util.List;
import org.cyberdojo.engine.archive.Layer;
import org.cyberdojo.engine.image.BaseLayers;
import org.cyberdojo.engine.image.EngineImage;

/**
 * Layers that the distribution holds, so that the engine need not be asked for them.
 *
 * @param folder the distribution's base image
 * @param otherwise asked for the layers of every other image
 */
public record DistributionLayers(BaseFolder folder, BaseLayers otherwise) implements BaseLayers {

  @Override
  public List<Layer> of(EngineImage image) {
    return image.layers().equals(folder.description().layers())
        ? folder.layers()
        : otherwise.of(image);
  }
}
