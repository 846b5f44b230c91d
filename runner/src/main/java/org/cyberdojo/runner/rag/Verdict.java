package org.cyberdojo.runner.rag;

/** What a lambda made of a run's output. */
public sealed interface Verdict {

  /** A colour. */
  record Shown(TrafficLight light) implements Verdict {}

  /**
   * No colour.
   *
   * @param context what was being done, or what is wrong
   * @param className of the exception, or of what was returned instead of a colour; may be empty
   * @param message more words; may be empty
   */
  record Faulty(String context, String className, String message) implements Verdict {

    static Faulty because(String context) {
      return new Faulty(context, "", "");
    }
  }
}
