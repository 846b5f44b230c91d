package org.cyberdojo.manifest.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLineTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "[1,2,3] => [1, 2, 3]",
        "[] => []",
        "{} => {}",
        "{\"a\":1,\"b\":[null,true]} => {\"a\": 1, \"b\": [null, true]}",
        "42 => 42",
        "1.5 => 1.5",
        "null => null",
        "\"\" => \"\"",
        "\"é日\" => \"é日\"",
        "\"TestResult\\\\.xml\" => \"TestResult\\\\.xml\"",
        "\"a\\\"b\\n\\u001b[31m\" => \"a\\\"b\\n\\u001B[31m\"",
        "\"\\u202e\\u009b\" => \"\\u202e\\u009b\"",
        "12345678901234567890 => 12345678901234567890",
        "[-1e999] => [-Infinity]",
      })
  void a_value_is_shown_as_json_with_spaces(String value, String line)
      throws JsonProcessingException {
    assertThat(JsonLine.of(MAPPER.readTree(value))).isEqualTo(line);
  }

  @Test
  void texts_are_shown_as_an_array() {
    assertThat(JsonLine.of(List.of("a", "b\n"))).isEqualTo("[\"a\", \"b\\n\"]");
    assertThat(JsonLine.of(List.of())).isEqualTo("[]");
  }

  @Test
  void a_value_that_is_too_long_is_cut() throws JsonProcessingException {
    String line = JsonLine.of(MAPPER.readTree("[\"" + "x".repeat(100_000) + "\"]"));
    assertThat(line).hasSize(JsonLine.LONGEST + 1).startsWith("[\"xxx").endsWith("xxx…");
    assertThat(JsonLine.of(Stream.generate(() -> "key").limit(1_000_000).toList()))
        .hasSize(JsonLine.LONGEST + 1)
        .endsWith("…");
  }
}
