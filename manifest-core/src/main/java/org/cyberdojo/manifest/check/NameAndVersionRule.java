package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A value is an array of a name and a version, {@code ["Ruby", "3.4"]}; the version may be empty.
 */
record NameAndVersionRule(String key, FaultCode code) implements Rule {

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.value(key).stream()
        .flatMap(value -> words(value))
        .map(words -> manifest.fault(code, key + words, key));
  }

  private static Stream<String> words(JsonNode value) {
    if (!value.isArray()) {
      return Stream.of(" is not an Array");
    }
    if (value.size() != 2) {
      return Stream.of(" must be an Array of 2 Strings");
    }
    List<String> notStrings =
        Texts.elements(value)
            .filter(element -> !element.value().isTextual())
            .map(element -> "[" + element.index() + "] is not a String")
            .toList();
    return notStrings.isEmpty() && value.path(0).textValue().isEmpty()
        ? Stream.of("[0]='' cannot be empty String")
        : notStrings.stream();
  }
}
