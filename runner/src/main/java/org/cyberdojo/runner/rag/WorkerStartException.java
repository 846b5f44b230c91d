package org.cyberdojo.runner.rag;

/** A container for lambdas that could not be made. */
public final class WorkerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkerStartException(String reason) {
    super("Tried to start a container for rag-lambdas but failed because " + reason);
  }

  WorkerStartException(String reason, Throwable cause) {
    super("Tried to start a container for rag-lambdas but failed because " + reason, cause);
  }
}
