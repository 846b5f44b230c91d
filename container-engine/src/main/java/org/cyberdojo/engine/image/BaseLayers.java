package org.cyberdojo.engine.image;

import java.util.List;
import org.cyberdojo.engine.archive.Layer;

/** Where the bytes of an image's layers are to be had, for an engine that wants them again. */
@FunctionalInterface
public interface BaseLayers {

  /** Every layer of an image that the engine holds, lowest first. */
  List<Layer> of(EngineImage image);
}
