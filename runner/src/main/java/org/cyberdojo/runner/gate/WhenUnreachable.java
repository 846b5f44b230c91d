package org.cyberdojo.runner.gate;

/** What happens to a run when the gate gives no answer. */
public enum WhenUnreachable {
  /** It goes on, and its answer says so. */
  FAIL_OPEN("fail-open"),
  /** It is denied. */
  FAIL_CLOSED("fail-closed");

  private final String text;

  WhenUnreachable(String text) {
    this.text = text;
  }

  /** As it is written in settings and answers. */
  @Override
  public String toString() {
    return text;
  }
}
