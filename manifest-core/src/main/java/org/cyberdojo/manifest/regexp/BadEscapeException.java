package org.cyberdojo.manifest.regexp;

/** An escape in a pattern that Ruby does not take. */
final class BadEscapeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadEscapeException(String reason) {
    super(reason, null, false, false);
  }
}
