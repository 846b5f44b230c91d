package org.cyberdojo.builder.ltf;

/** A folder that is no LTF repository: something that every one has is missing or malformed. */
public final class UnusableRepositoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnusableRepositoryException(String message) {
    super(message);
  }

  /** A word that stays the same when the message changes. */
  public String code() {
    return "ltf-repository";
  }
}
