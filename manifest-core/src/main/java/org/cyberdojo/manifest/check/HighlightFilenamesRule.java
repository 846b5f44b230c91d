package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each highlighted filename is a visible one. */
record HighlightFilenamesRule() implements Rule {

  static final String KEY = "highlight_filenames";

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return VisibleFilenamesRule.filenames(manifest).stream()
        .map(HighlightFilenamesRule::texts)
        .flatMap(visible -> check(manifest, visible));
  }

  private static Set<String> texts(JsonNode array) {
    return array
        .valueStream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Fault> check(Manifest manifest, Set<String> visible) {
    return manifest.value(KEY).filter(Texts::areFilledTexts).stream()
        .flatMap(Texts::elements)
        .filter(element -> !visible.contains(element.value().textValue()))
        .map(
            element ->
                manifest.fault(
                    FaultCode.HIGHLIGHT_FILENAME_NOT_VISIBLE,
                    KEY + element.shown() + " not in visible_filenames",
                    KEY));
  }
}
