package org.cyberdojo.startpoint.server;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.cyberdojo.http.Answer;
import org.cyberdojo.http.Call;
import org.cyberdojo.http.ErrorWording;
import org.cyberdojo.http.Fault;
import org.cyberdojo.http.Refusal;
import org.cyberdojo.http.Route;
import org.cyberdojo.manifest.json.JsonTree;
import org.cyberdojo.manifest.serving.ServedStartPoints;

/**
 * What a start-point service answers at each path; the answers are bytes before the first request
 * comes.
 */
final class StartPointRoutes {

  private static final String MALFORMED = "json:malformed";

  /** An unknown path and a body that is no JSON object have always been told the same. */
  static final ErrorWording WORDING =
      new ErrorWording(
          false,
          new Fault(404, "ClientError", MALFORMED),
          Fault.ofClient(MALFORMED),
          Fault.ofClient(MALFORMED));

  private final ServedStartPoints startPoints;
  private final SequencedMap<String, byte[]> manifests = new LinkedHashMap<>();
  private final Map<String, Answer> manifestAnswers;

  StartPointRoutes(ServedStartPoints startPoints) {
    this.startPoints = startPoints;
    startPoints.manifests().forEach(manifest -> manifests.put(manifest.name(), manifest.utf8()));
    this.manifestAnswers = manifestAnswers();
  }

  private Map<String, Answer> manifestAnswers() {
    Map<String, Answer> byName =
        manifests.entrySet().parallelStream()
            .collect(
                toUnmodifiableMap(
                    Map.Entry::getKey, manifest -> manifestAnswer(manifest.getValue())));
    Map<String, Answer> byAnyName = new HashMap<>();
    startPoints
        .byAnyName()
        .forEach((name, manifest) -> byAnyName.put(name, byName.get(manifest.name())));
    return Map.copyOf(byAnyName);
  }

  private static Answer manifestAnswer(byte[] manifest) {
    return new JsonText().add("{\"manifest\":").add(manifest).add("}").answer();
  }

  List<Route> all() {
    return List.of(
        Route.ready("/names", Answer.json("names", array(startPoints.names())).preparedWhenAsked()),
        Route.ready("/manifests", everyManifest()),
        Route.ready(
            "/image_names",
            Answer.json("image_names", array(startPoints.imageNames())).preparedWhenAsked()),
        Route.quick("/manifest", this::manifest));
  }

  private Answer everyManifest() {
    JsonText all = new JsonText().add("{\"manifests\":{");
    String separator = "";
    for (Map.Entry<String, byte[]> manifest : manifests.entrySet()) {
      all.add(separator).add(JsonTree.utf8(TextNode.valueOf(manifest.getKey()))).add(":");
      all.add(manifest.getValue());
      separator = ",";
    }
    return all.add("}}").answer();
  }

  private static ArrayNode array(List<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private Answer manifest(Call call) {
    JsonNode name = call.arguments().get("name");
    if (name == null) {
      throw refusal("name:missing");
    }
    if (!name.isTextual()) {
      throw refusal("name:!string");
    }
    return Optional.ofNullable(manifestAnswers.get(name.textValue()))
        .orElseThrow(() -> refusal("name:" + name.textValue() + ":unknown"));
  }

  private static Refusal refusal(String message) {
    return Refusal.of(new Fault(400, "ArgumentError", message));
  }
}
