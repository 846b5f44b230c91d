package org.cyberdojo.engine.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A layer that stands in a file.
 *
 * @param file the tar file
 * @param size in bytes
 */
public record FileLayer(Path file, DiffId diffId, long size) implements Layer {

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }
}
