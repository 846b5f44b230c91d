package org.cyberdojo.runner.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cyberdojo.http.Fault;
import org.cyberdojo.http.Refusal;

/**
 * The arguments of a call, which clients know as the keywords of a Ruby method: one that is missing
 * and one that nobody asked for are told as Ruby tells them.
 */
final class Arguments {

  private final ObjectNode json;

  private Arguments(ObjectNode json) {
    this.json = json;
  }

  /**
   * Takes arguments.
   *
   * @throws Refusal when one is missing, or is neither required nor optional
   */
  static Arguments of(ObjectNode json, List<String> required, List<String> optional) {
    List<String> missing = required.stream().filter(name -> !json.has(name)).toList();
    if (!missing.isEmpty()) {
      throw refused("missing", missing);
    }
    Set<String> known = new HashSet<>(required);
    known.addAll(optional);
    List<String> unknown = new ArrayList<>();
    json.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw refused("unknown", unknown);
    }
    return new Arguments(json);
  }

  private static Refusal refused(String word, List<String> names) {
    String plural = names.size() == 1 ? "" : "s";
    return refused(
        word
            + " argument"
            + plural
            + names.stream().map(name -> ":" + name).collect(Collectors.joining(", ", ": ", "")));
  }

  /** A fault of the caller's. */
  static Refusal refused(String message) {
    return Refusal.of(new Fault(400, RunnerRoutes.CLASS, message));
  }

  String text(String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw refused(name + " is not a String");
    }
    return value.textValue();
  }

  ObjectNode object(String name) {
    if (!(json.path(name) instanceof ObjectNode object)) {
      throw refused(name + " is not a Hash");
    }
    return object;
  }

  /** Empty when it was not given. */
  Optional<Boolean> flag(String name) {
    return flag(json, name);
  }

  /** Empty when it was not given. */
  static Optional<Boolean> flag(ObjectNode object, String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw refused(name + " is neither true nor false");
    }
    return Optional.of(value.booleanValue());
  }
}
