package org.cyberdojo.gate.store;

import java.time.Instant;
import java.util.function.Function;
import org.cyberdojo.gate.catalog.Catalog;
import org.cyberdojo.gate.catalog.CatalogReader;
import org.cyberdojo.gate.catalog.ImageReport;
import org.cyberdojo.gate.catalog.Recording;

/** The catalog in a database. */
final class SqlCatalog implements Catalog {

  private final Database database;

  SqlCatalog(Database database) {
    this.database = database;
  }

  @Override
  public Recording record(ImageReport report, Instant now) {
    return database.writing(handle -> new Recorder(handle, database.dialect(), now).record(report));
  }

  @Override
  public <T> T reading(Function<CatalogReader, T> reading) {
    return database.reading(handle -> reading.apply(new SqlCatalogReader(handle)));
  }
}
