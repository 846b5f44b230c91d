package org.cyberdojo.gate.catalog;

/** The catalog could not be read or written. */
public final class CatalogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What was tried, why it failed, what to do. */
  public CatalogException(String message, Throwable cause) {
    super(message, cause);
  }
}
