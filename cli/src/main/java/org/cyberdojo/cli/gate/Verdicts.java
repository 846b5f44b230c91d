package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cyberdojo.gate.json.DecisionJson;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.Verdict;
import org.cyberdojo.manifest.terminal.SafeText;

/** Decisions on images, to be printed. */
record Verdicts(List<Decision> decisions) {

  /** The strictest of all. */
  Verdict strictest() {
    return decisions.stream().map(Decision::verdict).reduce(Verdict.ALLOW, Verdict::or);
  }

  /** The verdict on each image, and a line for each reason against it. */
  List<String> brief() {
    List<String> lines = new ArrayList<>();
    for (Decision decision : decisions) {
      lines.add("%-5s  %s".formatted(decision.verdict().text(), decision.image()));
      decision
          .reasons()
          .forEach(
              reason -> lines.add("       " + reason.rule().text() + ": " + reason.sentence()));
    }
    return safe(lines);
  }

  /** What every rule found of each image, the rules that it passed too. */
  List<String> explained() {
    List<String> lines = new ArrayList<>();
    for (Decision decision : decisions) {
      lines.add("%-5s  %s".formatted(decision.verdict().text(), decision.image()));
      decision.findings().forEach(reason -> lines.addAll(explained(reason)));
    }
    return safe(lines);
  }

  private static List<String> explained(Reason reason) {
    List<String> lines = new ArrayList<>();
    lines.add("  %-9s  %-5s  %s".formatted(reason.rule().text(), word(reason), reason.fact()));
    lines.add(detail("limit", reason.limit()));
    lines.add(detail("source", reason.source()));
    if (!reason.fix().isEmpty()) {
      lines.add(detail("fix", reason.fix()));
    }
    reason.note().ifPresent(note -> lines.add(detail("note", note)));
    return lines;
  }

  private static String word(Reason reason) {
    return reason.isPass() ? "pass" : reason.action().text();
  }

  private static String detail(String name, String text) {
    return "                    %-6s  %s".formatted(name, text);
  }

  /** The verdicts with the reasons against the images. */
  JsonNode json() {
    return json(DecisionJson::of);
  }

  /** The verdicts with what every rule found. */
  JsonNode explainedJson() {
    return json(DecisionJson::explained);
  }

  private JsonNode json(Function<Decision, ? extends JsonNode> each) {
    ArrayNode images = JsonNodeFactory.instance.arrayNode();
    decisions.forEach(decision -> images.add(each.apply(decision)));
    return JsonNodeFactory.instance
        .objectNode()
        .put("verdict", strictest().text())
        .set("images", images);
  }

  private static List<String> safe(List<String> lines) {
    return lines.stream().map(SafeText::of).toList();
  }
}
