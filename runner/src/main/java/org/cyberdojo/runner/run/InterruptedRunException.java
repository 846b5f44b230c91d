package org.cyberdojo.runner.run;

/** A run that did not come about because the runner is stopping. */
public final class InterruptedRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InterruptedRunException(InterruptedException cause) {
    super("Tried to run cyber-dojo.sh but failed because the runner is stopping; try again", cause);
  }
}
