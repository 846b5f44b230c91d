package org.cyberdojo.engine.host;

/**
 * This machine lacks what an image needs of it. Its message says what was tried, why it failed, and
 * what to do.
 */
public final class MissingOnHostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingOnHostException(String tried, String reason, String fix) {
    super("Tried to " + tried + " but failed because " + reason + "; " + fix);
  }
}
