package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A value is an array of strings.
 *
 * @param shape what it must be like
 * @param words what it must be, as messages have it
 */
record StringsRule(String key, FaultCode code, Predicate<JsonNode> shape, String words)
    implements Rule {

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.value(key).filter(shape.negate()).stream()
        .map(value -> manifest.fault(code, key + " must be " + words, key));
  }
}
