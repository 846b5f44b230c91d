package org.cyberdojo.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class StrictJsonPropertiesTest {

  private static final JsonMapper LIBRARY =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @Property(tries = 3000)
  void no_bytes_crash_the_parser(@ForAll @Size(max = 200) byte[] bytes) {
    assertThat(StrictJson.parse(bytes)).isNotNull();
  }

  @Property(tries = 6000)
  void what_is_an_object_to_the_library_is_one_here_and_the_other_way_round(
      @ForAll("nearlyJson") String text) throws JsonProcessingException {
    JsonReading reading = StrictJson.parse(text.getBytes(UTF_8));
    switch (reading) {
      case JsonReading.Good(JsonNode object) -> {
        assertThat(object).isEqualTo(byLibrary(text));
        assertThat(JsonTree.utf8(object)).isEqualTo(LIBRARY.writeValueAsBytes(object));
      }
      case JsonReading.DuplicateKeys(List<String> keys) -> {
        assertThat(keys).isNotEmpty();
        assertThat(byLibrary(text).isObject()).isTrue();
      }
      case JsonReading.Malformed(String words) -> {
        assertThat(words).contains(" at line ").contains(" column ");
        assertThat(byLibrary(text).isObject()).isFalse();
      }
    }
  }

  @Property(tries = 2000)
  void the_words_for_a_fault_are_one_harmless_line(
      @ForAll("nearlyJson") String text, @ForAll char any) {
    String hostile = text + any;
    if (StrictJson.parse(hostile.getBytes(UTF_8)) instanceof JsonReading.Malformed(String words)) {
      assertThat(words.chars()).noneMatch(Character::isISOControl);
      assertThat(words).hasSizeLessThan(300);
    }
  }

  @Property(tries = 1000)
  void a_value_on_one_line_is_json_still(@ForAll("nearlyJson") String text)
      throws JsonProcessingException {
    if (StrictJson.parse(text.getBytes(UTF_8)) instanceof JsonReading.Good(JsonNode object)
        && !holdsInfinity(object)) {
      assertThat(LIBRARY.readTree(JsonLine.of(object))).isEqualTo(object);
    }
  }

  /**
   * Pieces of JSON and of what is nearly JSON, in any order; half of them in the frame of an
   * object.
   */
  @Provide
  Arbitrary<String> nearlyJson() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"b\"",
            "\"a\":",
            "\"b\":",
            "1",
            "-0",
            "0.5",
            "1e9",
            "-1e999",
            "01",
            "1.",
            "-",
            "true",
            "false",
            "null",
            "nul",
            "NaN",
            "\\",
            "\\n",
            "\\u00e9",
            "\\u12",
            "\"\\ud83d\\ude00\"",
            "\\.",
            " ",
            "\n",
            "\t",
            "\0",
            "é",
            "😀",
            "//",
            "/*",
            "\ufeff",
            "\"x\\\"y\"",
            "\"\u2028\"",
            "{}",
            "[]",
            "[1,2]",
            "{\"a\":1}",
            "\"\\/\"",
            "\u007f",
            "'");
    Arbitrary<String> pieces = piece.list().ofMaxSize(12).map(list -> String.join("", list));
    Arbitrary<String> values =
        Arbitraries.of(
            "1",
            "\"x\"",
            "null",
            "[]",
            "[true, {}]",
            "{\"a\": [1]}",
            "\"\\u0041\"",
            "-1.5E-3",
            "tru");
    Arbitrary<String> entries =
        values.list().ofMaxSize(4).map(list -> entries(list)).map(text -> "{" + text + "}");
    return Arbitraries.oneOf(pieces, pieces.map(text -> "{\"a\":" + text + "}"), entries);
  }

  private static String entries(List<String> values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : " , ")
          .append("\"k")
          .append(i % 3)
          .append("\" : ")
          .append(values.get(i));
    }
    return text.toString();
  }

  private static JsonNode byLibrary(String text) {
    try {
      return LIBRARY.readTree(text);
    } catch (IOException e) {
      return LIBRARY.missingNode();
    }
  }

  /** A number such as 1e999 is JSON, and infinite once it is read; then no JSON can say it. */
  private static boolean holdsInfinity(JsonNode value) {
    return Double.isInfinite(value.doubleValue())
        || value.valueStream().anyMatch(StrictJsonPropertiesTest::holdsInfinity);
  }
}
