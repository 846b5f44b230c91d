package org.cyberdojo.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {

  private static final JsonMapper LIBRARY = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "0",
        "-0",
        "2147483648",
        "-9223372036854775809",
        "123456789012345678901234567890",
        "1.5",
        "-0.0",
        "1e400",
        "1E-7",
        "\"\"",
        "\"\\u0000\\\"\\\\/\u00e9\u2028\ud83d\ude00\"",
        "{\"a\":[1,[],{}],\"b\":{\"c\":null,\"d\":[false]}}",
        "{\"a\":1,\"a\":{\"b\":2}}"
      })
  void a_value_is_read_and_written_as_the_library_does_it(String text) throws IOException {
    JsonNode value = read(text);
    assertThat(value).isEqualTo(LIBRARY.readTree(text));
    assertThat(JsonTree.utf8(value)).isEqualTo(LIBRARY.writeValueAsBytes(value));
  }

  @Test
  void numbers_that_no_parser_makes_are_written_too() throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.withExactBigDecimals(true);
    for (JsonNode value :
        new JsonNode[] {
          nodes.numberNode((short) 3),
          nodes.numberNode(0.1f),
          nodes.numberNode(new BigDecimal("1.50"))
        }) {
      assertThat(JsonTree.utf8(value)).isEqualTo(LIBRARY.writeValueAsBytes(value));
    }
  }

  @Test
  void after_a_value_the_next_can_be_read() throws IOException {
    try (JsonParser parser = new JsonFactory().createParser("{\"a\":[1]} 2 ")) {
      assertThat(JsonTree.next(parser)).hasToString("{\"a\":[1]}");
      assertThat(JsonTree.next(parser)).hasToString("2");
      assertThat(JsonTree.next(parser).isMissingNode()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1", "{\"a\"}", "[1,]", "]", "}", "\"a", "nul"})
  void what_is_no_value_is_refused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void what_is_no_json_is_not_written() {
    assertThatThrownBy(() -> JsonTree.utf8(new POJONode(new Object())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("POJO");
  }

  private static JsonNode read(String text) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text.getBytes(UTF_8))) {
      return JsonTree.next(parser);
    }
  }
}
