package org.cyberdojo.runner.sandbox;

/** Files that cannot be put under {@code /sandbox}. */
public final class MalformedFilesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedFilesException(String message) {
    super(message);
  }
}
