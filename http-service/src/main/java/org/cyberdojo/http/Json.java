package org.cyberdojo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.cyberdojo.manifest.json.JsonTree;

/** JSON to and from bytes. */
final class Json {

  /** A body of very many very small values takes far more memory than its bytes. */
  private static final long MOST_TOKENS = 200_000;

  private static final JsonFactory BODIES =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
          .build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Reads a body.
   *
   * @throws Refusal in the words of the service when it is no JSON, or no object
   */
  static ObjectNode object(byte[] body, ErrorWording wording) {
    try (JsonParser parser = BODIES.createParser(body)) {
      JsonNode value = JsonTree.next(parser);
      if (parser.nextToken() != null) {
        throw Refusal.of(wording.notJson());
      }
      if (value instanceof ObjectNode object) {
        return object;
      }
      throw Refusal.of(wording.notObject());
    } catch (IOException e) {
      throw Refusal.of(wording.notJson());
    }
  }

  static byte[] bytes(JsonNode json) {
    return JsonTree.utf8(json);
  }

  static String line(JsonNode json) {
    return new String(bytes(json), UTF_8);
  }
}
