package org.cyberdojo.manifest.tree;

/** A tree, or a file in it, that could not be read. */
public final class UnreadableTreeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableTreeException(String message) {
    super(message);
  }

  public UnreadableTreeException(String message, Throwable cause) {
    super(message, cause);
  }
}
