package org.cyberdojo.gate.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import org.cyberdojo.gate.access.AccessTokens;
import org.cyberdojo.gate.catalog.Catalog;
import org.cyberdojo.gate.catalog.CatalogException;
import org.cyberdojo.gate.risk.RiskMarks;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * An open database. Safe for any thread.
 *
 * <p>A write is acknowledged when the database has it on disk: SQLite with a write-ahead log and
 * full synchronisation, PostgreSQL as it is set up.
 */
public final class Store implements AutoCloseable {

  private static final long CONNECT_MILLIS = 10_000;

  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final Database database;

  private Store(StoreLocation location, HikariDataSource writing, HikariDataSource reading) {
    this.writing = writing;
    this.reading = reading;
    this.database = new Database(location, writing, reading);
  }

  /**
   * Opens a store, makes it when it is not there, and brings its tables to the newest shape.
   *
   * @throws CatalogException when that fails
   */
  public static Store open(StoreLocation location) {
    Dialect dialect = location.dialect();
    HikariConfig writing = pool(location);
    dialect.prepareForWriting(writing);
    HikariConfig reading = pool(location);
    dialect.prepareForReading(reading);
    try {
      HikariDataSource writer = new HikariDataSource(writing);
      migrate(writer, dialect);
      return new Store(location, writer, new HikariDataSource(reading));
    } catch (PoolInitializationException | FlywayException e) {
      throw new CatalogException(
          "Tried to open the store "
              + location
              + " but failed because "
              + Database.rootMessage(e)
              + ". Perhaps its folder is missing or the database is not running",
          e);
    }
  }

  private static HikariConfig pool(StoreLocation location) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(location.jdbcUrl());
    pool.setConnectionTimeout(CONNECT_MILLIS);
    return pool;
  }

  private static void migrate(HikariDataSource source, Dialect dialect) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:org/cyberdojo/gate/store/migration")
        .placeholders(dialect.columnTypes())
        .load()
        .migrate();
  }

  /** The catalog that is kept here. */
  public Catalog catalog() {
    return new SqlCatalog(database);
  }

  /** The risk marks that are kept here. */
  public RiskMarks riskMarks() {
    return new SqlRiskMarks(database);
  }

  /** The access tokens that are kept here. */
  public AccessTokens accessTokens() {
    return new SqlAccessTokens(database);
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }
}
