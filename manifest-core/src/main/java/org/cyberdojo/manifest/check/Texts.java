package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the rules ask about values that should be arrays of strings. */
final class Texts {

  /** Of the places of duplicates in a message. */
  private static final int MOST_INDEXES = 100;

  private Texts() {}

  /** One element of an array. */
  record Element(int index, JsonNode value) {

    /** The element as messages have it, {@code [2]="x"}; it must be a string. */
    String shown() {
      String text = value.textValue();
      return "[" + index + "]=" + (text.isEmpty() ? "''" : Manifest.quoted(text));
    }
  }

  /** An array with something in it. */
  static boolean isFilledArray(JsonNode value) {
    return value.isArray() && !value.isEmpty();
  }

  /** An array with something in it, all of it strings. */
  static boolean areTexts(JsonNode value) {
    return isFilledArray(value) && value.valueStream().allMatch(JsonNode::isTextual);
  }

  /** An array with something in it, all of it strings with something in them. */
  static boolean areFilledTexts(JsonNode value) {
    return areTexts(value) && value.valueStream().noneMatch(text -> text.textValue().isEmpty());
  }

  static boolean areTwoFilledTexts(JsonNode value) {
    return value.size() == 2 && areFilledTexts(value);
  }

  static Stream<Element> elements(JsonNode array) {
    return IntStream.range(0, array.size()).mapToObj(index -> new Element(index, array.get(index)));
  }

  /**
   * For each string that stands in an array more than once: {@code [0, 2] are duplicates of "x"}.
   */
  static Stream<String> duplicates(JsonNode array) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    elements(array)
        .filter(element -> element.value().isTextual())
        .forEach(
            element ->
                places
                    .computeIfAbsent(element.value().textValue(), text -> new ArrayList<>())
                    .add(element.index()));
    return places.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(
            entry ->
                indexes(entry.getValue())
                    + " are duplicates of "
                    + Manifest.quoted(entry.getKey()));
  }

  private static String indexes(List<Integer> indexes) {
    String more = indexes.size() > MOST_INDEXES ? ", …]" : "]";
    return indexes.stream()
        .limit(MOST_INDEXES)
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "[", more));
  }
}
