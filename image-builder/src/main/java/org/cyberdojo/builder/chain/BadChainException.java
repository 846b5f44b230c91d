package org.cyberdojo.builder.chain;

/** A file that is no chain. */
public final class BadChainException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadChainException(String message) {
    super(message);
  }

  /** A word that stays the same when the message changes. */
  public String code() {
    return "chain-malformed";
  }
}
