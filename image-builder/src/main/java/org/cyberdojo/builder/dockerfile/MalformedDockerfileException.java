package org.cyberdojo.builder.dockerfile;

/** A Dockerfile that no builder would take. */
public final class MalformedDockerfileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  MalformedDockerfileException(int line, String reason) {
    super("line " + line + ": " + reason);
    this.line = line;
  }

  /** Where the fault is; the first line is 1. */
  public int line() {
    return line;
  }
}
