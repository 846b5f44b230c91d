package org.cyberdojo.gate.store;

import com.zaxxer.hikari.HikariConfig;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Where the two databases do not speak the same way. */
enum Dialect {
  SQLITE("", "integer primary key autoincrement", "real") {
    @Override
    void prepareForWriting(HikariConfig pool) {
      pool.setMaximumPoolSize(1);
      prepare(pool);
      // a writer that begins as a reader is refused when somebody else wrote in between
      pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    }

    @Override
    void prepareForReading(HikariConfig pool) {
      pool.setMaximumPoolSize(READERS);
      prepare(pool);
      // in KiB: the indexes of a hundred thousand tags stay in memory
      pool.addDataSourceProperty("cache_size", "-16384");
    }

    private void prepare(HikariConfig pool) {
      // a file that cannot be opened now cannot be opened in ten seconds either
      pool.setInitializationFailTimeout(1);
      pool.addDataSourceProperty("journal_mode", "WAL");
      pool.addDataSourceProperty("synchronous", "FULL");
      pool.addDataSourceProperty("busy_timeout", "10000");
      pool.addDataSourceProperty("foreign_keys", "true");
    }
  },

  POSTGRESQL(" for update", "bigint generated always as identity primary key", "double precision") {
    @Override
    void lock(Handle handle, String name) {
      handle
          .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
          .bind("name", name)
          .mapTo(Integer.class)
          .one();
    }

    @Override
    void prepareForWriting(HikariConfig pool) {
      prepare(pool);
    }

    @Override
    void prepareForReading(HikariConfig pool) {
      prepare(pool);
      // several selects see the same moment
      pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
      pool.setReadOnly(true);
    }

    private void prepare(HikariConfig pool) {
      pool.setMaximumPoolSize(READERS);
      // it may be started together with us
      pool.setInitializationFailTimeout(10_000);
    }
  };

  private static final int READERS = 4;

  private final String forUpdate;
  private final String idColumn;
  private final String realColumn;

  Dialect(String forUpdate, String idColumn, String realColumn) {
    this.forUpdate = forUpdate;
    this.idColumn = idColumn;
    this.realColumn = realColumn;
  }

  abstract void prepareForWriting(HikariConfig pool);

  abstract void prepareForReading(HikariConfig pool);

  /** Has transactions about the same image wait for each other; SQLite has one writer anyway. */
  void lock(Handle handle, String name) {}

  /** What makes a select lock its rows; SQLite locks the whole file for a writer anyway. */
  String forUpdate() {
    return forUpdate;
  }

  /** What the migrations' placeholders stand for. */
  Map<String, String> columnTypes() {
    return Map.of("id", idColumn, "real", realColumn);
  }
}
