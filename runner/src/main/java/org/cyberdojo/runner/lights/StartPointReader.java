package org.cyberdojo.runner.lights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.cyberdojo.manifest.json.JsonReading;
import org.cyberdojo.manifest.json.StrictJson;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.Finding;
import org.cyberdojo.manifest.tree.TreeLookup;
import org.cyberdojo.runner.rag.RagLambda;
import org.cyberdojo.runner.rag.TrafficLight;

/** Reads a {@link CheckedStartPoint} from files that nobody has checked. */
final class StartPointReader {

  private static final String MANIFEST = "manifest.json";
  private static final String OPTIONS = "options.json";
  private static final int USUAL_SECONDS = 10;
  private static final int MOST_FILES = 200;
  private static final long MOST_BYTES = 1 << 20;

  private final FileTree tree;
  private final TreeLookup lookup;
  private final String folder;

  StartPointReader(FileTree tree, String folder) {
    this.tree = tree;
    this.lookup = TreeLookup.in(tree);
    this.folder = folder;
  }

  CheckedStartPoint read() {
    ObjectNode manifest =
        object(MANIFEST).orElseThrow(() -> uncheckable("there is no " + shown(MANIFEST)));
    SequencedMap<String, String> files = visibleFiles(manifest.path("visible_filenames"));
    return new CheckedStartPoint(
        files, limit(manifest), lambda(manifest.path("rag_lambda")), substitutions(files));
  }

  private SequencedMap<String, String> visibleFiles(JsonNode names) {
    if (!names.isArray() || names.isEmpty() || names.size() > MOST_FILES) {
      throw uncheckable(
          "visible_filenames of " + shown(MANIFEST) + " is not a list of 1 to 200 names");
    }
    SequencedMap<String, String> files = new LinkedHashMap<>();
    for (JsonNode name : names) {
      files.put(name.asText(), requiredText(name.asText()));
    }
    return files;
  }

  private static Duration limit(ObjectNode manifest) {
    return Duration.ofSeconds(Math.clamp(manifest.path("max_seconds").asInt(USUAL_SECONDS), 1, 20));
  }

  private Optional<RagLambda> lambda(JsonNode name) {
    return name.isTextual()
        ? Optional.of(new RagLambda(requiredText(name.asText())))
        : Optional.empty();
  }

  private Map<TrafficLight, Substitution> substitutions(Map<String, String> files) {
    Optional<ObjectNode> options = object(OPTIONS);
    Map<TrafficLight, Substitution> substitutions = new EnumMap<>(TrafficLight.class);
    for (TrafficLight light : TrafficLight.values()) {
      substitutions.put(
          light,
          options
              .filter(json -> json.has(light.toString()))
              .map(json -> option(light, json.path(light.toString())))
              .orElseGet(() -> usual(light, files)));
    }
    return substitutions;
  }

  private Substitution option(TrafficLight light, JsonNode json) {
    for (String key : new String[] {"filename", "from", "to"}) {
      if (!json.path(key).isTextual()) {
        throw uncheckable(
            "\"" + light + "\" of " + shown(OPTIONS) + " has no text \"" + key + "\"");
      }
    }
    return new Substitution(
        json.path("filename").asText(), json.path("from").asText(), json.path("to").asText());
  }

  private Substitution usual(TrafficLight light, Map<String, String> files) {
    return files.entrySet().stream()
        .filter(file -> file.getValue().contains(Substitution.MARK))
        .findFirst()
        .map(file -> Substitution.usual(light, file.getKey()))
        .orElseThrow(
            () ->
                uncheckable(
                    "no visible file has the text '"
                        + Substitution.MARK
                        + "'; say in "
                        + shown(OPTIONS)
                        + " what to replace for each colour"));
  }

  private Optional<ObjectNode> object(String name) {
    return bytes(name).map(bytes -> object(name, bytes));
  }

  private ObjectNode object(String name, byte[] bytes) {
    return switch (StrictJson.parse(bytes)) {
      case JsonReading.Good(ObjectNode object) -> object;
      case JsonReading.Malformed(String words) -> throw uncheckable(shown(name) + ": " + words);
      case JsonReading.DuplicateKeys(List<String> keys) ->
          throw uncheckable(shown(name) + " has duplicate keys " + keys);
    };
  }

  private String requiredText(String name) {
    return bytes(name)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(() -> uncheckable("there is no file " + shown(name)));
  }

  private Optional<byte[]> bytes(String name) {
    return switch (lookup.find(folder, name)) {
      case Finding.File(var file) when file.size() > MOST_BYTES ->
          throw uncheckable(shown(name) + " is larger than 1 MB");
      case Finding.File(var file) -> Optional.of(tree.read(file));
      case Finding.Outside() -> throw uncheckable(shown(name) + " leaves its repository");
      case Finding.Folder _, Finding.Missing _, Finding.NoFile _ -> Optional.empty();
    };
  }

  private String shown(String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  private static UncheckableStartPointException uncheckable(String reason) {
    return new UncheckableStartPointException(reason);
  }
}
