package org.cyberdojo.runner.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.http.Refusal;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.image.MalformedImageNameException;
import org.cyberdojo.runner.rag.RagLambda;
import org.cyberdojo.runner.run.RunRequest;
import org.cyberdojo.runner.sandbox.MalformedFilesException;
import org.cyberdojo.runner.sandbox.SandboxFiles;
import org.cyberdojo.runner.sandbox.SandboxInput;

/** Reads the arguments of {@code /run_cyber_dojo_sh}. */
final class RunArguments {

  private static final int USUAL_SECONDS = 10;
  private static final String HARVEST = "harvest_text_files";
  private static final List<String> REQUIRED = List.of("id", "files", "manifest");

  private RunArguments() {}

  /**
   * Reads a request.
   *
   * @throws Refusal when it is none
   */
  static RunRequest read(ObjectNode json) {
    Arguments arguments = Arguments.of(json, REQUIRED, List.of(HARVEST));
    ObjectNode manifest = arguments.object("manifest");
    boolean harvest =
        arguments.flag(HARVEST).or(() -> Arguments.flag(manifest, HARVEST)).orElse(true);
    return new RunRequest(
        input(arguments, harvest),
        imageName(manifest.path("image_name")),
        limit(manifest.path("max_seconds")),
        lambda(manifest.path("rag_lambda")));
  }

  private static SandboxInput input(Arguments arguments, boolean harvest) {
    try {
      return new SandboxInput(arguments.text("id"), files(arguments.object("files")), harvest);
    } catch (IllegalArgumentException e) {
      throw Arguments.refused("malformed id: " + e.getMessage());
    }
  }

  private static SandboxFiles files(ObjectNode json) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> file : json.properties()) {
      if (!file.getValue().isTextual()) {
        throw Arguments.refused("files[\"" + file.getKey() + "\"] is not a String");
      }
      files.put(file.getKey(), file.getValue().textValue());
    }
    try {
      return SandboxFiles.of(files);
    } catch (MalformedFilesException e) {
      throw Arguments.refused("malformed files: " + e.getMessage());
    }
  }

  static ImageName imageName(JsonNode json) {
    if (!json.isTextual()) {
      throw Arguments.refused("image_name is not a String");
    }
    try {
      return ImageName.parse(json.textValue());
    } catch (MalformedImageNameException e) {
      throw Arguments.refused("malformed image_name");
    }
  }

  /** A number of seconds; clients also send it as text. */
  private static Duration limit(JsonNode json) {
    boolean isMissing = json.isMissingNode() || json.isNull();
    String text = isMissing ? Integer.toString(USUAL_SECONDS) : json.asText();
    if (!text.matches("[0-9]{1,9}") || Long.parseLong(text) < 1) {
      throw Arguments.refused("max_seconds is not an Integer of at least 1");
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }

  private static Optional<RagLambda> lambda(JsonNode json) {
    if (json.isMissingNode() || json.isNull()) {
      return Optional.empty();
    }
    if (!json.isTextual()) {
      throw Arguments.refused("rag_lambda is not a String");
    }
    return Optional.of(new RagLambda(json.textValue()));
  }
}
