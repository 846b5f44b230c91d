package org.cyberdojo.engine.failure;

/** The container engine answered, and said no. */
public final class EngineRefusedException extends EngineException {

  private static final long serialVersionUID = 1L;

  public EngineRefusedException(String tried, String reason, Throwable cause) {
    super("engine-refused", tried, reason, "its log says more", cause);
  }

  public EngineRefusedException(String tried, String reason) {
    super("engine-refused", tried, reason, "its log says more");
  }
}
