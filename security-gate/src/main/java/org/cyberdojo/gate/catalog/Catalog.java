package org.cyberdojo.gate.catalog;

import java.time.Instant;
import java.util.function.Function;

/**
 * Every tag of every image. Safe for any thread. What it has acknowledged survives the end of the
 * process.
 */
public interface Catalog {

  /**
   * Takes a record. Taking the same one twice changes nothing.
   *
   * @throws CatalogException when it cannot be stored; nothing of it is stored then
   */
  Recording record(ImageReport report, Instant now);

  /**
   * Reads at one moment: all that the reading sees belongs together.
   *
   * @throws CatalogException when it cannot be read
   */
  <T> T reading(Function<CatalogReader, T> reading);
}
