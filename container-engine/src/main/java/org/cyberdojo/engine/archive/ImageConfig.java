package org.cyberdojo.engine.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How containers of an image are run: environment, command, labels and the like.
 *
 * <p>It is the {@code config} object of the <a
 * href="https://github.com/moby/docker-image-spec/blob/main/spec.md">Docker image
 * specification</a>. What this class has no method for, it keeps: a base image's settings reach the
 * images that are made on it. Immutable.
 */
public final class ImageConfig {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode json;

  private ImageConfig(ObjectNode json) {
    this.json = json;
  }

  /** A configuration that says nothing. */
  public static ImageConfig empty() {
    return new ImageConfig(JSON.objectNode());
  }

  /** A configuration as an engine or an archive has it. */
  public static ImageConfig of(ObjectNode json) {
    return new ImageConfig(json.deepCopy());
  }

  /** The environment, in its order; an entry without {@code =} has an empty value. */
  public Map<String, String> env() {
    Map<String, String> env = new LinkedHashMap<>();
    for (JsonNode entry : json.path("Env")) {
      String[] nameAndValue = entry.asText().split("=", 2);
      env.put(nameAndValue[0], nameAndValue.length == 2 ? nameAndValue[1] : "");
    }
    return env;
  }

  /** The labels, sorted by name. */
  public SortedMap<String, String> labels() {
    SortedMap<String, String> labels = new TreeMap<>();
    json.path("Labels").forEachEntry((name, value) -> labels.put(name, value.asText()));
    return labels;
  }

  /** Who the container's process runs as, {@code user[:group]}; empty means root. */
  public Optional<String> user() {
    return text("User");
  }

  /** The folder that the container's process starts in. */
  public Optional<String> workingFolder() {
    return text("WorkingDir");
  }

  /** The start of every command line. */
  public List<String> entrypoint() {
    return texts("Entrypoint");
  }

  /** The rest of the command line, or all of it when there is no entrypoint. */
  public List<String> command() {
    return texts("Cmd");
  }

  /** The ports that it serves on, {@code 4524/tcp}. */
  public List<String> exposedPorts() {
    return json.path("ExposedPorts").propertyStream().map(Map.Entry::getKey).sorted().toList();
  }

  /** The command of the health check, its first part {@code CMD} or {@code CMD-SHELL}. */
  public List<String> healthCheck() {
    return texts("Healthcheck", "Test");
  }

  public ImageConfig withEnv(String name, String value) {
    Map<String, String> env = env();
    env.put(name, value);
    ArrayNode entries = JSON.arrayNode();
    env.forEach((key, text) -> entries.add(key + "=" + text));
    return with("Env", entries);
  }

  public ImageConfig withLabel(String name, String value) {
    SortedMap<String, String> labels = labels();
    labels.put(name, value);
    ObjectNode object = JSON.objectNode();
    labels.forEach(object::put);
    return with("Labels", object);
  }

  /** This configuration without a label; without it already, it stays as it is. */
  public ImageConfig withoutLabel(String name) {
    ObjectNode object = JSON.objectNode();
    labels().forEach((key, value) -> object.put(key, value));
    object.remove(name);
    return with("Labels", object);
  }

  public ImageConfig withUser(String user) {
    return with("User", JSON.textNode(user));
  }

  public ImageConfig withWorkingFolder(String path) {
    return with("WorkingDir", JSON.textNode(path));
  }

  public ImageConfig withEntrypoint(List<String> words) {
    return with("Entrypoint", array(words));
  }

  public ImageConfig withCommand(List<String> words) {
    return with("Cmd", array(words));
  }

  /** This configuration with no other port than this one. */
  public ImageConfig withExposedPort(int port) {
    return with("ExposedPorts", JSON.objectNode().set(port + "/tcp", JSON.objectNode()));
  }

  public ImageConfig withHealthCheck(HealthCheck check) {
    ObjectNode object = JSON.objectNode();
    object.set("Test", array(check.test()));
    object.put("Interval", check.interval().toNanos());
    object.put("Timeout", check.timeout().toNanos());
    object.put("StartPeriod", check.startPeriod().toNanos());
    object.put("Retries", check.retries());
    return with("Healthcheck", object);
  }

  /** A copy of the JSON that this is. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  private ImageConfig with(String key, JsonNode value) {
    ObjectNode copy = json.deepCopy();
    copy.set(key, value);
    return new ImageConfig(copy);
  }

  private Optional<String> text(String key) {
    return Optional.of(json.path(key).asText("")).filter(text -> !text.isEmpty());
  }

  private List<String> texts(String... path) {
    JsonNode node = json;
    for (String key : path) {
      node = node.path(key);
    }
    return node.valueStream().map(JsonNode::asText).toList();
  }

  private static ArrayNode array(List<String> words) {
    ArrayNode array = JSON.arrayNode();
    words.forEach(array::add);
    return array;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ImageConfig that && json.equals(that.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
