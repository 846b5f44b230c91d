package org.cyberdojo.cli.gate;

/** A gate that did not answer, or said no. Its message holds no token. */
public final class GateRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The status of what cannot be reached. */
  private static final int NONE = 0;

  private final int status;

  private GateRefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The gate said no. */
  static GateRefusedException answered(int status, String message) {
    return new GateRefusedException(status, message);
  }

  /** No gate answered. */
  static GateRefusedException unanswered(String message) {
    return new GateRefusedException(NONE, message);
  }

  /** Whether any other call would end the same way: nobody answers, or the token is not taken. */
  public boolean isOfAll() {
    return status == NONE || status == 401 || status == 403;
  }

  /** Whether the gate refuses because of what the catalog has already. */
  public boolean isBreach() {
    return status == 409;
  }
}
