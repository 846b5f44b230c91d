package org.cyberdojo.gate.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.RuleName;
import org.cyberdojo.gate.verdict.Verdict;

/** A decision as JSON: {@code {"image_name","verdict","reasons":[{"rule","action",…}]}}. */
public final class DecisionJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DecisionJson() {}

  /** The verdict with the reasons against the image. */
  public static ObjectNode of(Decision decision) {
    return of(decision, decision.reasons());
  }

  /** The verdict with what every rule found, also where it passed. */
  public static ObjectNode explained(Decision decision) {
    return of(decision, decision.findings());
  }

  private static ObjectNode of(Decision decision, List<Reason> reasons) {
    ObjectNode node = JSON.objectNode();
    node.put("image_name", decision.image().toString());
    node.put("verdict", decision.verdict().text());
    ArrayNode array = node.putArray("reasons");
    reasons.forEach(reason -> array.add(of(reason)));
    return node;
  }

  private static ObjectNode of(Reason reason) {
    ObjectNode node = JSON.objectNode();
    node.put("rule", reason.rule().text());
    node.put("action", reason.action().text());
    node.put("judged", reason.judged().text());
    node.put("fact", reason.fact());
    node.put("limit", reason.limit());
    node.put("source", reason.source());
    node.put("fix", reason.fix());
    reason.note().ifPresent(note -> node.put("note", note));
    node.put("sentence", reason.sentence());
    return node;
  }

  /**
   * The decision that an answer tells of.
   *
   * @throws BadArgumentException when it is none
   */
  public static Decision read(ObjectNode node) {
    Arguments answer = Arguments.of(node);
    return new Decision(
        answer.requiredImage("image_name"),
        verdict(answer, "verdict"),
        answer.objects("reasons").stream().map(DecisionJson::reason).toList());
  }

  private static Reason reason(Arguments reason) {
    return new Reason(
        RuleName.of(reason.requiredText("rule"))
            .orElseThrow(() -> new BadArgumentException("rule is no rule that is known here")),
        verdict(reason, "judged"),
        verdict(reason, "action"),
        reason.requiredText("fact"),
        reason.requiredText("limit"),
        reason.requiredText("source"),
        reason.requiredText("fix"),
        reason.text("note"));
  }

  private static Verdict verdict(Arguments arguments, String key) {
    return Verdict.of(arguments.requiredText(key))
        .orElseThrow(
            () -> new BadArgumentException(key + " is no verdict; it is allow, warn or deny"));
  }
}
