package org.cyberdojo.gate.store;

import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.cyberdojo.gate.catalog.CatalogException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Transactions, and what their failures are called. */
final class Database {

  private final StoreLocation location;
  private final Jdbi writing;
  private final Jdbi reading;

  Database(StoreLocation location, DataSource writing, DataSource reading) {
    this.location = location;
    this.writing = Jdbi.create(writing);
    this.reading = Jdbi.create(reading);
  }

  Dialect dialect() {
    return location.dialect();
  }

  /** Does all of the work, or nothing of it. */
  <T> T writing(Function<Handle, T> work) {
    return guarded("write to", () -> writing.inTransaction(work::apply));
  }

  /** Reads at one moment. */
  <T> T reading(Function<Handle, T> work) {
    return guarded("read", () -> reading.inTransaction(work::apply));
  }

  private <T> T guarded(String verb, Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw new CatalogException(
          "Tried to "
              + verb
              + " the store "
              + location
              + " but failed because "
              + rootMessage(e)
              + ". Nothing was changed; perhaps its disk is full or the database is not running",
          e);
    }
  }

  static String rootMessage(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("of an unknown fault");
  }
}
