package org.cyberdojo.gate.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.Import;
import org.cyberdojo.gate.risk.MarkHistory;
import org.cyberdojo.gate.risk.MarkRequest;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.risk.Severity;

/** Risk marks as JSON. */
public final class MarkJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private MarkJson() {}

  /**
   * Reads a request for a mark: {@code
   * {"image_name","severity","reason","until","reference"?,"link"?,"by"?}}.
   *
   * @param by who makes it, where the request does not say
   * @throws BadArgumentException with what is wrong
   */
  public static MarkRequest request(Arguments arguments, String by) {
    try {
      return new MarkRequest(
          arguments.requiredImage("image_name"),
          finding(arguments),
          arguments.text("by").orElse(by),
          RiskMark.BY_HAND,
          requiredEnd(arguments));
    } catch (IllegalArgumentException e) {
      throw new BadArgumentException(String.valueOf(e.getMessage()));
    }
  }

  /** The end that a mark must have. */
  private static Instant requiredEnd(Arguments arguments) {
    arguments.requiredText("until");
    return arguments.end("until").orElseThrow();
  }

  private static Finding finding(Arguments arguments) {
    String severity = arguments.requiredText("severity");
    return new Finding(
        Severity.of(severity)
            .orElseThrow(
                () ->
                    new BadArgumentException(
                        "severity is '" + severity + "'; write low, medium, high or critical")),
        arguments.requiredText("reason"),
        arguments.text("reference"),
        arguments.text("link"));
  }

  /** A request as JSON. */
  public static ObjectNode of(MarkRequest request) {
    ObjectNode node = JSON.objectNode().put("image_name", request.image().toString());
    put(node, request.finding());
    return node.put("by", request.author()).put("until", request.until().toString());
  }

  /** A mark as JSON. */
  public static ObjectNode of(RiskMark mark) {
    ObjectNode node =
        JSON.objectNode().put("id", mark.id()).put("image_name", mark.image().toString());
    put(node, mark.finding());
    return node.put("by", mark.author())
        .put("origin", mark.origin())
        .put("made", mark.made().toString())
        .put("until", mark.until().toString());
  }

  private static void put(ObjectNode node, Finding finding) {
    node.put("severity", finding.severity().text()).put("reason", finding.reason());
    finding.reference().ifPresent(reference -> node.put("reference", reference));
    finding.link().ifPresent(link -> node.put("link", link));
  }

  /** A mark and what became of it, as JSON. */
  public static ObjectNode of(MarkHistory history) {
    ObjectNode node = of(history.mark());
    Optional<MarkHistory.Lift> lift = history.lift();
    lift.ifPresent(
        lifted -> node.put("lifted", lifted.at().toString()).put("lifted_by", lifted.by()));
    return node;
  }

  /** What became of a scan's findings, as JSON. */
  public static ObjectNode of(Import done) {
    return JSON.objectNode()
        .put("added", done.added())
        .put("kept", done.kept())
        .put("lifted", done.lifted());
  }

  /**
   * Reads a mark.
   *
   * @throws BadArgumentException when it is none
   */
  public static RiskMark read(ObjectNode node) {
    Arguments mark = Arguments.of(node);
    return new RiskMark(
        mark.number("id", 1, Integer.MAX_VALUE, 0),
        mark.requiredImage("image_name"),
        finding(mark),
        mark.requiredText("by"),
        mark.requiredText("origin"),
        mark.moment("made").orElseThrow(() -> new BadArgumentException("made is missing")),
        requiredEnd(mark));
  }
}
