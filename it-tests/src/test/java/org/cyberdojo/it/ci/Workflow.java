package org.cyberdojo.it.ci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.it.harness.CyberDojo;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A CI configuration of this repository, read strictly: a key that stands twice is a fault. */
final class Workflow {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode root;

  private Workflow(JsonNode root) {
    this.root = root;
  }

  static Workflow read(String path) {
    Path file = CyberDojo.checkout().resolve(path);
    LoadSettings strict = LoadSettings.builder().setLabel(path).build();
    try {
      return new Workflow(
          JSON.valueToTree(new Load(strict).loadFromString(Files.readString(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  String json() {
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** All shell commands in it: CircleCI's {@code run} and {@code command}, GitHub's {@code run}. */
  List<String> scripts() {
    List<String> scripts = new ArrayList<>();
    collect(root, scripts);
    return scripts;
  }

  private static void collect(JsonNode node, List<String> scripts) {
    for (String key : List.of("run", "command")) {
      if (node.path(key).isTextual()) {
        scripts.add(node.get(key).textValue());
      }
    }
    node.forEach(child -> collect(child, scripts));
  }
}
