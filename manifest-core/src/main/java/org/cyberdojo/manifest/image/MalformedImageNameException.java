package org.cyberdojo.manifest.image;

/** A text that is no image name. */
public final class MalformedImageNameException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedImageNameException(String text, String reason) {
    super("Tried to read '" + text + "' as an image name but failed because " + reason);
  }
}
