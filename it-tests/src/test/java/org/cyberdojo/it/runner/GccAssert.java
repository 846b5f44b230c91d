package org.cyberdojo.it.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.Json;

/** The example start-point of C, as it is sent to a runner. */
final class GccAssert {

  private static final Path FOLDER = CyberDojo.checkout().resolve("examples/languages/gcc-assert");

  private GccAssert() {}

  /** The arguments of a run in an image, the answer to life being this expression. */
  static ObjectNode run(String image, String answer) {
    ObjectNode run = JsonNodeFactory.instance.objectNode().put("id", "34de2W");
    ObjectNode files = run.putObject("files");
    JsonNode manifest = Json.read(text("start_point/manifest.json"));
    manifest
        .get("visible_filenames")
        .forEach(
            name ->
                files.put(
                    name.asText(), text("start_point/" + name.asText()).replace("6 * 9", answer)));
    run.putObject("manifest")
        .put("image_name", image)
        .put("max_seconds", 10)
        .put("rag_lambda", lambda());
    return run;
  }

  /** Its rag-lambda, which its image has too. */
  static String lambda() {
    return text("docker/red_amber_green.rb");
  }

  private static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
