package org.cyberdojo.engine.failure;

/**
 * A call of the container engine that failed. Its message says what was tried, why it failed, and
 * what to do.
 */
public abstract sealed class EngineException extends RuntimeException
    permits BuildFailedException,
        EngineRefusedException,
        EngineUnreachableException,
        ImageInUseException,
        ImageMissingException,
        RegistryRefusedException {

  private static final long serialVersionUID = 1L;

  private final String code;

  EngineException(String code, String tried, String reason, String fix, Throwable cause) {
    super("Tried to " + tried + " but failed because " + reason + "; " + fix, cause);
    this.code = code;
  }

  EngineException(String code, String tried, String reason, String fix) {
    super("Tried to " + tried + " but failed because " + reason + "; " + fix);
    this.code = code;
  }

  /** A word that stays the same when the message changes: {@code engine-unreachable}. */
  public final String code() {
    return code;
  }
}
