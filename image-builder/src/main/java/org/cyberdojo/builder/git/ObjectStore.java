package org.cyberdojo.builder.git;

import java.io.IOException;
import org.eclipse.jgit.lib.ObjectReader;

/** Where the objects of a repository are read from. Safe for use by several threads. */
interface ObjectStore {

  /** A reader, for one thread; close it. */
  ObjectReader newReader();

  /** Reads something, and may try again when an object is broken. */
  default <T> T read(Reading<T> reading) throws IOException {
    try (ObjectReader reader = newReader()) {
      return reading.from(reader);
    }
  }

  /** What is read. */
  interface Reading<T> {
    T from(ObjectReader reader) throws IOException;
  }
}
