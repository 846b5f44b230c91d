package org.cyberdojo.engine.failure;

/** A Dockerfile that could not be built. */
public final class BuildFailedException extends EngineException {

  private static final long serialVersionUID = 1L;

  public BuildFailedException(String tried, String reason) {
    super("build-failed", tried, reason, "what the build said before that tells more");
  }
}
