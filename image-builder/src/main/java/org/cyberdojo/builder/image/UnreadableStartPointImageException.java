package org.cyberdojo.builder.image;

/** An image whose repositories cannot be read. */
public final class UnreadableStartPointImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableStartPointImageException(String name, String reason, Throwable cause) {
    super(text(name, reason), cause);
  }

  UnreadableStartPointImageException(String name, String reason) {
    super(text(name, reason));
  }

  private static String text(String name, String reason) {
    return "Tried to read the start-points of image "
        + name
        + " but failed because "
        + reason
        + "; make it again ('cyber-dojo start-point create')";
  }

  /** A word that stays the same when the message changes. */
  public String code() {
    return "start-point-image-unreadable";
  }
}
