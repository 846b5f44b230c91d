package org.cyberdojo.runner.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.cyberdojo.runner.content.TextContent;

/**
 * What a run is answered with.
 *
 * @param stdout what cyber-dojo.sh printed
 * @param stderr what cyber-dojo.sh printed, or why it may not run
 * @param status what cyber-dojo.sh ended with, 0 to 255, or one of {@link Status}
 * @param outcome in one word
 * @param log what explains a fault; empty when there is nothing to explain
 * @param created text files that were not sent
 * @param changed text files with another content than was sent
 */
public record RunResult(
    TextContent stdout,
    TextContent stderr,
    String status,
    Outcome outcome,
    ObjectNode log,
    SequencedMap<String, TextContent> created,
    SequencedMap<String, TextContent> changed) {

  /** The statuses of runs that did not end with one of their own. */
  public enum Status {
    PULLING(141),
    TIMED_OUT(142),
    FAULTY(143),
    UNREADABLE(144),
    MISSING(145),
    DENIED(146);

    private final int number;

    Status(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  static ObjectNode emptyLog() {
    return JsonNodeFactory.instance.objectNode();
  }

  static RunResult without(Status status, Outcome outcome) {
    return new RunResult(
        TextContent.empty(),
        TextContent.empty(),
        Integer.toString(status.number()),
        outcome,
        emptyLog(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>());
  }

  RunResult withOutcome(Outcome newOutcome) {
    return new RunResult(stdout, stderr, status, newOutcome, log, created, changed);
  }

  RunResult withStderr(String text) {
    return new RunResult(stdout, TextContent.of(text), status, outcome, log, created, changed);
  }

  RunResult withLog(String key, JsonNode value) {
    ObjectNode more = log.deepCopy();
    more.set(key, value);
    return new RunResult(stdout, stderr, status, outcome, more, created, changed);
  }

  RunResult withLog(String key, String value) {
    return withLog(key, JsonNodeFactory.instance.textNode(value));
  }
}
