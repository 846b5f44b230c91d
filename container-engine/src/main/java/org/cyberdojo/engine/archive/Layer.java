package org.cyberdojo.engine.archive;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of one layer: a tar file, uncompressed. They can be read any number of times. */
public interface Layer {

  /** Its name, which is the sha256 of its bytes. */
  DiffId diffId();

  /** How many bytes it has. */
  long size();

  /** Its bytes, from the first one; the caller closes the stream. */
  InputStream open() throws IOException;
}
