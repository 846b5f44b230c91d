package org.cyberdojo.runner.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What came of asking the gate. */
public sealed interface GateAnswer {

  /** Nobody was asked. */
  enum Silent implements GateAnswer {
    INSTANCE
  }

  /** The image may run, and there is nothing to say about it. */
  enum Allowed implements GateAnswer {
    INSTANCE
  }

  /**
   * The image may run, and the caller should hear something: a warning, or that the gate did not
   * answer and that this is let pass.
   *
   * @param data for the answer's log
   */
  record Remarked(ObjectNode data) implements GateAnswer {}

  /**
   * The image may not run.
   *
   * @param sentences why, for people
   * @param data the same, for programs
   */
  record Denied(List<String> sentences, ObjectNode data) implements GateAnswer {
    public Denied {
      sentences = List.copyOf(sentences);
    }
  }
}
