package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cyberdojo.manifest.regexp.RubyRegexp;

/**
 * Each string of an array is a regular expression of Ruby.
 *
 * @param shape what the array is like when it keeps the rule that comes first
 */
record RegexpsRule(String key, FaultCode code, Predicate<JsonNode> shape) implements Rule {

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.value(key).filter(shape).stream()
        .flatMap(Texts::elements)
        .filter(element -> !RubyRegexp.isWellFormed(element.value().textValue()))
        .map(element -> manifest.fault(code, key + element.shown() + " cannot create Regexp", key));
  }
}
