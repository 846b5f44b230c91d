package org.cyberdojo.builder.dependents;

import java.util.List;

/** Repositories of which no graph can be made. */
public final class BadGraphException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  BadGraphException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** What is wrong, one sentence each. */
  public List<String> faults() {
    return faults;
  }

  /** A word that stays the same when the message changes. */
  public String code() {
    return "dependents-bad-graph";
  }
}
