package org.cyberdojo.manifest.json;

/** Ends a {@link JsonScan} at the first fault. */
final class MalformedJsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedJsonException(String words) {
    super(words, null, false, false);
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
