package org.cyberdojo.engine.failure;

/** No container engine answers where one was looked for. */
public final class EngineUnreachableException extends EngineException {

  private static final long serialVersionUID = 1L;

  public EngineUnreachableException(String tried, String reason, String fix, Throwable cause) {
    super("engine-unreachable", tried, reason, fix, cause);
  }

  public EngineUnreachableException(String tried, String reason, String fix) {
    super("engine-unreachable", tried, reason, fix);
  }
}
