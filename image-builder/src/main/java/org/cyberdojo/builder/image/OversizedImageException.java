package org.cyberdojo.builder.image;

/** Repositories that are too large for a start-point image. */
public final class OversizedImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OversizedImageException(String reason) {
    super(
        "Tried to put repositories into a start-point image but failed because "
            + reason
            + "; take the files that no start-point needs out of them");
  }

  /** A word that stays the same when the message changes. */
  public String code() {
    return "image-too-large";
  }
}
