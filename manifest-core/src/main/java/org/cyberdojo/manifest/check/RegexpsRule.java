package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cyberdojo.manifest.regexp.RubyRegexp;

/**
 * Each string of an array is a regular expression of Ruby. So that no manifest takes long, only so
 * much of an array is looked at; a string after that is refused.
 *
 * @param shape what the array is like when it keeps the rule that comes first
 */
record RegexpsRule(String key, FaultCode code, Predicate<JsonNode> shape) implements Rule {

  /** In characters, of all strings together; a real array has some 240. */
  static final int MOST_CHARACTERS = 10_000;

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.value(key).filter(shape).stream()
        .flatMap(RegexpsRule::badElements)
        .map(element -> manifest.fault(code, key + element.shown() + " cannot create Regexp", key));
  }

  private static Stream<Texts.Element> badElements(JsonNode array) {
    Stream.Builder<Texts.Element> bad = Stream.builder();
    int characters = 0;
    for (Texts.Element element : Texts.elements(array).toList()) {
      String pattern = element.value().textValue();
      characters += pattern.length();
      if (characters > MOST_CHARACTERS || !RubyRegexp.isWellFormed(pattern)) {
        bad.add(element);
      }
    }
    return bad.build();
  }
}
