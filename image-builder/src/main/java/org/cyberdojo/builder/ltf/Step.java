package org.cyberdojo.builder.ltf;

import java.util.Locale;

/** The steps of a build, in their order. */
public enum Step {
  COMMIT(1),
  AUGMENT(2),
  LINT(3),
  BUILD(4),
  CHECK_VERSION(5),
  TRAFFIC_LIGHTS(6),
  PUBLISH(7),
  RECORD(8);

  private final int number;

  Step(int number) {
    this.number = number;
  }

  /** From 1 to 8. */
  public int number() {
    return number;
  }

  /** As people read it: {@code check version}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
