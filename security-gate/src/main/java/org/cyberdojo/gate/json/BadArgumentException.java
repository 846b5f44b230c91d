package org.cyberdojo.gate.json;

/**
 * JSON that does not say what it should. The message names the key, what it is and what it should
 * be.
 */
public final class BadArgumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadArgumentException(String message) {
    super(message);
  }
}
