package org.cyberdojo.manifest.serving;

/** A start-point that would have failed the checks: it cannot be served. */
public final class UnservableStartPointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnservableStartPointException(String manifestPath, String reason) {
    super(
        "Tried to serve %s but failed because %s; correct it and make the start-point image again"
            .formatted(manifestPath, reason));
  }
}
