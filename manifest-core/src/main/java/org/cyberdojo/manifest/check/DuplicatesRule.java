package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * No string stands in an array twice.
 *
 * @param shape what the array is like when it keeps the rules that come first; any other is theirs
 *     to tell of
 */
record DuplicatesRule(String key, FaultCode code, Predicate<JsonNode> shape) implements Rule {

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.value(key).filter(shape).stream()
        .flatMap(Texts::duplicates)
        .map(duplicates -> manifest.fault(code, key + duplicates, key));
  }
}
