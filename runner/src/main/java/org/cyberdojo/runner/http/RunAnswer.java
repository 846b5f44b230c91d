package org.cyberdojo.runner.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.cyberdojo.runner.content.TextContent;
import org.cyberdojo.runner.run.RunResult;

/** A result as clients read it. */
final class RunAnswer {

  private RunAnswer() {}

  static ObjectNode json(RunResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("stdout", json(result.stdout()));
    json.set("stderr", json(result.stderr()));
    json.put("status", result.status());
    json.put("outcome", result.outcome().toString());
    json.set("log", result.log());
    json.set("created", json(result.created()));
    json.set("changed", json(result.changed()));
    return json;
  }

  private static ObjectNode json(Map<String, TextContent> files) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    files.forEach((name, text) -> json.set(name, json(text)));
    return json;
  }

  private static ObjectNode json(TextContent text) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("content", text.content())
        .put("truncated", text.truncated());
  }
}
