package org.cyberdojo.gate.store;

import java.time.Instant;
import java.util.List;
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
  public List<Recording> record(List<ImageReport> reports, Instant now) {
    return database.writing(
        handle -> {
          Recorder recorder = new Recorder(handle, database.dialect(), now);
          return reports.stream().map(recorder::record).toList();
        });
  }

  @Override
  public <T> T reading(Function<CatalogReader, T> reading) {
    return database.reading(handle -> reading.apply(new SqlCatalogReader(handle)));
  }
}
