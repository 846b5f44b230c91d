package org.cyberdojo.builder.source;

/** A text that names no git repository. */
public final class MalformedRepositoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedRepositoryException(String text, String reason) {
    super(
        "Tried to read '" + text + "' as the url of a git repository but failed because " + reason);
  }
}
