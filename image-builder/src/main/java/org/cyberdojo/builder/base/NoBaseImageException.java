package org.cyberdojo.builder.base;

/**
 * There is no base image to stand on. Its message says what was tried, why it failed, and what to
 * do.
 */
public final class NoBaseImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoBaseImageException(String tried, String reason, String fix, Throwable cause) {
    super("Tried to " + tried + " but failed because " + reason + "; " + fix, cause);
  }

  NoBaseImageException(String tried, String reason, String fix) {
    super("Tried to " + tried + " but failed because " + reason + "; " + fix);
  }

  /** A word that stays the same when the message changes. */
  public String code() {
    return "no-base-image";
  }
}
