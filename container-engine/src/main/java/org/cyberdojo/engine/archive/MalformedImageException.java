package org.cyberdojo.engine.archive;

/** An image, or a part of one, that cannot be read. */
public final class MalformedImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedImageException(String reason) {
    super("Tried to read an image but failed because " + reason);
  }

  MalformedImageException(String reason, Throwable cause) {
    super("Tried to read an image but failed because " + reason, cause);
  }
}
