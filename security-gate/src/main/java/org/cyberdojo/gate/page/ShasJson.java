package org.cyberdojo.gate.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.cyberdojo.gate.catalog.LightsRun;

/** The page's data as JSON: what is seen on the page, under the names of the API. */
public final class ShasJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ShasJson() {}

  public static ObjectNode of(ShasView view) {
    ObjectNode node =
        JSON.objectNode().put("at", view.now().toString()).put("mode", view.mode().text());
    ArrayNode services = node.putArray("services");
    view.services().forEach(service -> services.add(of(service)));
    node.put("image_count", view.imageCount());
    ArrayNode languages = node.putArray("languages");
    view.groups().forEach(group -> languages.add(of(group)));
    return node;
  }

  private static ObjectNode of(ServiceRow service) {
    ObjectNode node = JSON.objectNode().put("name", service.name());
    service.sha().ifPresent(sha -> node.put("sha", sha.text()));
    put(node, "commit", service.commitLink());
    put(node, "image_name", service.image());
    if (!service.problem().isEmpty()) {
      node.put("problem", service.problem());
    }
    return node;
  }

  private static ObjectNode of(ImageGroup group) {
    ObjectNode node =
        JSON.objectNode().put("name", group.image().toString()).put("tag_count", group.tagCount());
    Trend trend = group.trend();
    if (trend.isKnown()) {
      node.put("trend", trend.words()).put("trend_ratio", trend.ratio());
    }
    ArrayNode tags = node.putArray("tags");
    group.rows().forEach(row -> tags.add(of(row)));
    return node;
  }

  private static ObjectNode of(TagRow row) {
    ObjectNode node =
        JSON.objectNode().put("tag", row.name()).put("image_name", row.tag().image().toString());
    row.tag().record().sha().ifPresent(sha -> node.put("sha", sha.text()));
    put(node, "commit", row.commitLink());
    row.tag()
        .record()
        .created()
        .believedAt(row.now())
        .ifPresent(created -> node.put("created", created.toString()));
    row.ageInDays().ifPresent(days -> node.put("age_days", days));
    row.tag().record().size().ifPresent(size -> node.put("size", size));
    row.lights().ifPresent(lights -> put(node, lights));
    node.put("verdict", row.verdict().text());
    ArrayNode reasons = node.putArray("reasons");
    row.sentences().forEach(reasons::add);
    return node;
  }

  private static void put(ObjectNode node, LightsRun lights) {
    putSeconds(node, "red", lights.red());
    putSeconds(node, "amber", lights.amber());
    putSeconds(node, "green", lights.green());
  }

  private static void putSeconds(ObjectNode node, String colour, Optional<Duration> duration) {
    duration.ifPresent(time -> node.put(colour, Words.inSeconds(time)));
  }

  private static void put(ObjectNode node, String key, Optional<String> text) {
    text.ifPresent(value -> node.put(key, value));
  }
}
