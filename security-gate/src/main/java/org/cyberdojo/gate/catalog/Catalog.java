package org.cyberdojo.gate.catalog;

import java.time.Instant;
import java.util.List;
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
  default Recording record(ImageReport report, Instant now) {
    return record(List.of(report), now).getFirst();
  }

  /**
   * Takes many records at once, which is quicker: all of them or, when that fails, none.
   *
   * @return what became of each, in their order
   * @throws CatalogException when they cannot be stored
   */
  List<Recording> record(List<ImageReport> reports, Instant now);

  /**
   * Reads at one moment: all that the reading sees belongs together.
   *
   * @throws CatalogException when it cannot be read
   */
  <T> T reading(Function<CatalogReader, T> reading);
}
