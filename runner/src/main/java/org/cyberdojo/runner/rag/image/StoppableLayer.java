package org.cyberdojo.runner.rag.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.cyberdojo.engine.archive.DiffId;
import org.cyberdojo.engine.archive.Layer;

/** A layer whose bytes end in a failure when a signal is given: an engine takes no such image. */
record StoppableLayer(Layer layer, StopSignal stop) implements Layer {

  @Override
  public DiffId diffId() {
    return layer.diffId();
  }

  @Override
  public long size() {
    return layer.size();
  }

  @Override
  public InputStream open() throws IOException {
    return new FilterInputStream(layer.open()) {
      @Override
      public int read() throws IOException {
        stop.check();
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        stop.check();
        return super.read(bytes, offset, length);
      }
    };
  }
}
