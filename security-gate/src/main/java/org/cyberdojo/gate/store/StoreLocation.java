package org.cyberdojo.gate.store;

import java.nio.file.Path;

/**
 * Where the store is.
 *
 * @param jdbcUrl as JDBC has it; may hold a password, so it is never printed
 */
public record StoreLocation(String jdbcUrl) {

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  public StoreLocation {
    if (!jdbcUrl.startsWith(SQLITE) && !jdbcUrl.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException(
          "a store is a file's name, jdbc:sqlite:… or jdbc:postgresql:…, and this is none of them");
    }
  }

  /** A location as it is written on a command line: a file's name, or a JDBC url. */
  public static StoreLocation parse(String text) {
    return text.startsWith("jdbc:") ? new StoreLocation(text) : ofFile(Path.of(text));
  }

  /** A SQLite file; it is made when it is not there. */
  public static StoreLocation ofFile(Path file) {
    return new StoreLocation(SQLITE + file.toAbsolutePath());
  }

  Dialect dialect() {
    return jdbcUrl.startsWith(SQLITE) ? Dialect.SQLITE : Dialect.POSTGRESQL;
  }

  /** The location without user, password and settings. */
  @Override
  public String toString() {
    return jdbcUrl.replaceFirst("\\?.*$", "").replaceFirst("//[^/@]*@", "//");
  }
}
