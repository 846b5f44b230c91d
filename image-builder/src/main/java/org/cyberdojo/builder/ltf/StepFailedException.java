package org.cyberdojo.builder.ltf;

/** A step of a build that failed; no later step was begun. */
public final class StepFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Step step;

  /**
   * A failure.
   *
   * @param tried what was tried, to be read after "Tried to"
   * @param reason why it failed, to be read after "because"
   * @param fix what to do, a clause without a full stop
   */
  public StepFailedException(Step step, String tried, String reason, String fix) {
    this(step, "Tried to " + tried + " but failed because " + reason + "; " + fix);
  }

  StepFailedException(Step step, String message) {
    super("step " + step.number() + " (" + step.text() + "): " + message);
    this.step = step;
  }

  StepFailedException(Step step, String message, Throwable cause) {
    super("step " + step.number() + " (" + step.text() + "): " + message, cause);
    this.step = step;
  }

  /** Which step it was. */
  public Step step() {
    return step;
  }

  /** A word that stays the same when the message changes: {@code ltf-check-version}. */
  public String code() {
    return "ltf-" + step.text().replace(' ', '-');
  }
}
