package org.cyberdojo.manifest.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @Nested
  class A_good_object {

    @Test
    void has_its_values() {
      assertThat(
              parse(
                  "{\"a\": [1, -2.5e3, true, false, null, {\"b\": {}}], \"c\": \"\\u00e9\\ud83d\\ude00\\/\\n\"}"))
          .isInstanceOfSatisfying(
              JsonReading.Good.class,
              good -> {
                assertThat(good.object().path("a").toString())
                    .isEqualTo("[1,-2500.0,true,false,null,{\"b\":{}}]");
                assertThat(good.object().path("c").textValue()).isEqualTo("é😀/\n");
              });
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          " \t\r\n{ \n} \n",
          "{\"\":0}",
          "{\"a\":-0,\"b\":0.0,\"c\":1E+2,\"d\":1e-2}",
          "{\"a\":\"\u007f\u2028\"}",
          "{\"a\":\"\\u0000\"}",
          "{\"é\":\"日本\"}",
          "{\"a\":{\"b\":1,\"b\":2}}",
          "{\"a\":1e400,\"b\":1e9999999999}",
          "{\"a\":123456789012345678901234567890}"
        })
    void may_look_like(String text) {
      assertThat(parse(text)).isInstanceOf(JsonReading.Good.class);
    }

    @Test
    void may_be_as_deep_as_the_limit() {
      assertThat(parse("{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}"))
          .isInstanceOf(JsonReading.Good.class);
    }

    @Test
    void may_be_as_large_as_the_limit() {
      String frame = "{\"a\":\"\"}";
      String text =
          frame.replace("\"\"", "\"" + "x".repeat(StrictJson.MOST_BYTES - frame.length()) + "\"");
      assertThat(parse(text)).isInstanceOf(JsonReading.Good.class);
      assertThat(parse(text + " ")).isInstanceOf(JsonReading.Malformed.class);
    }
  }

  /**
   * The words, lines and columns are those of Ruby's parser where it says "unexpected character".
   */
  @Nested
  class A_malformed_text {

    @ParameterizedTest
    @CsvSource(
        delimiterString = " => ",
        quoteCharacter = '`',
        value = {
          "sdfsdf => unexpected character: 'sdfsdf' at line 1 column 1",
          "{\"a\":1,} => unexpected character: '}' at line 1 column 8",
          "{\"a\":[1,]} => unexpected character: ']}' at line 1 column 9",
          "{\"a\":[,1]} => unexpected character: ',1]}' at line 1 column 7",
          "{\"a\":x} => unexpected character: 'x}' at line 1 column 6",
          "{\"a\":x y} => unexpected character: 'x' at line 1 column 6",
          "{\"a\" 1} => unexpected character: '1}' at line 1 column 6",
          "{a:1} => unexpected character: 'a:1}' at line 1 column 2",
          "{'a':1} => unexpected character: ''a':1}' at line 1 column 2",
          "{1:2} => unexpected character: '1:2}' at line 1 column 2",
          "{,} => unexpected character: ',}' at line 1 column 2",
          "{\"a\":1 \"b\":2} => unexpected character: '\"b\":2}' at line 1 column 8",
          "{\"a\":[1}} => unexpected character: '}}' at line 1 column 8",
          "{}{} => unexpected character: '{}' at line 1 column 3",
          "{} x => unexpected character: 'x' at line 1 column 4",
          "{\"a\":tru} => unexpected character: 'tru}' at line 1 column 6",
          "{\"a\":nullx} => unexpected character: 'x}' at line 1 column 10",
          "{\"a\":TRUE} => unexpected character: 'TRUE}' at line 1 column 6",
          "{\"a\":01} => unexpected character: '01}' at line 1 column 6",
          "{\"a\":-} => unexpected character: '-}' at line 1 column 6",
          "{\"a\":.5} => unexpected character: '.5}' at line 1 column 6",
          "{\"a\":1.} => unexpected character: '1.}' at line 1 column 6",
          "{\"a\":1e} => unexpected character: '1e}' at line 1 column 6",
          "{\"a\":1e+-2} => unexpected character: '1e+-2}' at line 1 column 6",
          "{\"a\":+1} => unexpected character: '+1}' at line 1 column 6",
          "{\"a\":0x10} => unexpected character: 'x10}' at line 1 column 7",
          "{\"a\":1.2.3} => unexpected character: '.3}' at line 1 column 9",
          "{\"é\":x} => unexpected character: 'x}' at line 1 column 7",
          "éé => unexpected character: 'éé' at line 1 column 1",
        })
    void is_told_by_the_first_character_that_is_wrong(String text, String words) {
      assertMalformed(text, words);
    }

    @ParameterizedTest
    @CsvSource(
        delimiterString = " => ",
        quoteCharacter = '`',
        value = {
          "{\"a\":\"x\\.xml\"} => invalid escape character in string: '\\.xml\"}' at line 1 column 8",
          "{\"a\":\"\\q b\"} => invalid escape character in string: '\\q' at line 1 column 7",
          "{\"\\q\":1} => invalid escape character in string: '\\q\":1}' at line 1 column 3",
          "{\"a\":\"\\u12\"} => invalid escape character in string: '\\u12\"}' at line 1 column 7",
          "{\"a\":\"\\uZZZZ\"} => invalid escape character in string: '\\uZZZZ\"}' at line 1 column 7",
          "{\"a\":\"\\U0041\"} => invalid escape character in string: '\\U0041\"}' at line 1 column 7",
          "{\"a\":\"\\ud800\"} => invalid escape character in string: '\\ud800\"}' at line 1 column 7",
          "{\"a\":\"\\udc00\"} => invalid escape character in string: '\\udc00\"}' at line 1 column 7",
          "{\"a\":\"\\ud800\\n\"} => invalid escape character in string: '\\ud800\\n\"}' at line 1 column 7",
          "{\"a\":\"\\ud800\\u0041\"} => invalid escape character in string: '\\ud800\\u0041\"}' at line 1 column 7",
        })
    void is_told_by_the_escape_that_is_wrong(String text, String words) {
      assertMalformed(text, words);
    }

    @Test
    void is_told_by_its_line_and_the_byte_in_that_line() {
      assertMalformed(
          "{\n  \"é\": 1,\r\n \"b\":\t?}", "unexpected character: '?}' at line 3 column 7");
      assertMalformed("{\n@}", "unexpected character: '@}' at line 2 column 1");
    }

    @Test
    void is_quoted_up_to_32_bytes_of_whole_characters() {
      assertMalformed(
          "x".repeat(50), "unexpected character: '" + "x".repeat(32) + "' at line 1 column 1");
      assertMalformed(
          "x" + "é".repeat(50),
          "unexpected character: 'x" + "é".repeat(15) + "' at line 1 column 1");
    }

    @ParameterizedTest
    @CsvSource(
        delimiterString = " => ",
        quoteCharacter = '`',
        value = {
          "`` => unexpected end of input at line 1 column 1",
          "` \n\t ` => unexpected end of input at line 2 column 3",
          "{ => unexpected end of input at line 1 column 2",
          "{\"a => unexpected end of input at line 1 column 4",
          "{\"a\": => unexpected end of input at line 1 column 6",
          "{\"a\":1 => unexpected end of input at line 1 column 7",
          "{\"a\":\"\\ => unexpected end of input at line 1 column 8",
          "{\"a\":[1, => unexpected end of input at line 1 column 9",
        })
    void may_end_too_early(String text, String words) {
      assertMalformed(text, words);
    }

    @ParameterizedTest
    @CsvSource(
        delimiterString = " => ",
        quoteCharacter = '`',
        value = {
          "[1,2] => unexpected character: '[1,2]' at line 1 column 1 (the top level is no object)",
          "` null` => unexpected character: 'null' at line 1 column 2 (the top level is no object)",
          "\"x\" => unexpected character: '\"x\"' at line 1 column 1 (the top level is no object)",
          "42 => unexpected character: '42' at line 1 column 1 (the top level is no object)",
        })
    void may_be_good_json_but_no_object(String text, String words) {
      assertMalformed(text, words);
    }

    @ParameterizedTest
    @CsvSource(
        delimiterString = " => ",
        quoteCharacter = '`',
        value = {
          "{} // x => unexpected character: '//' at line 1 column 4 (JSON has no comments)",
          "/* x */ {} => unexpected character: '/*' at line 1 column 1 (JSON has no comments)",
          "{\"a\":NaN} => unexpected character: 'NaN}' at line 1 column 6 (JSON has no NaN and no Infinity)",
          "{\"a\":-Infinity} => unexpected character: '-Infinity}' at line 1 column 6 (JSON has no NaN and no Infinity)",
        })
    void may_hold_what_other_parsers_take(String text, String words) {
      assertMalformed(text, words);
    }

    @Test
    void may_begin_with_a_byte_order_mark() {
      assertMalformed(
          "\ufeff{}", "unexpected character: '\\ufeff{}' at line 1 column 1 (a byte order mark)");
    }

    @Test
    void may_hold_a_nul() {
      assertMalformed("{}\0", "unexpected character: '\\u0000' at line 1 column 3 (a NUL)");
      assertMalformed(
          "{\"a\":\"x\0y\"}", "unexpected character: '\\u0000' at line 1 column 8 (a NUL)");
    }

    @Test
    void may_hold_a_control_character_in_a_string() {
      assertMalformed("{\"a\":\"x\ny\"}", "unexpected character: '\\n' at line 1 column 8");
      assertMalformed(
          "{\"a\":\"\u001b[2J\"}", "unexpected character: '\\u001b[2J\"}' at line 1 column 7");
    }

    @Test
    void may_be_no_utf_8() {
      byte[] text = "{\"a\":\"x\u00ff\"}".getBytes(ISO_8859_1);
      assertThat(StrictJson.parse(text))
          .isEqualTo(
              new JsonReading.Malformed(
                  "unexpected character: '\ufffd\"}' at line 1 column 8 (not UTF-8)"));
      assertThat(StrictJson.parse("{\"a\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE)))
          .isInstanceOf(JsonReading.Malformed.class);
      byte[] encodedSurrogate = {
        '{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'
      };
      assertThat(StrictJson.parse(encodedSurrogate)).isInstanceOf(JsonReading.Malformed.class);
    }

    @Test
    void may_be_very_deep() {
      assertMalformed(
          "{\"a\":" + "[".repeat(100_000), "nesting of 101 is too deep at line 1 column 105");
      assertMalformed("[".repeat(100_000), "nesting of 101 is too deep at line 1 column 101");
    }

    @Test
    void may_hold_a_very_long_number() {
      assertMalformed(
          "{\"a\":" + "1".repeat(101) + "}",
          "unexpected character: '"
              + "1".repeat(32)
              + "' at line 1 column 6 (a number of more than 100 characters)");
    }

    @Test
    void may_be_too_large_and_is_not_read_then() {
      TreeEntry.RegularFile file = new TreeEntry.RegularFile("manifest.json", 50_000_000, false);
      assertThat(StrictJson.read(new UnreadTree(), file))
          .isEqualTo(
              new JsonReading.Malformed(
                  "the file has 50000000 bytes, and may have 262144 at most"));
    }
  }

  @Test
  void keys_of_the_top_level_that_stand_there_twice_are_told_sorted_and_once() {
    assertThat(parse("{\"b\":1,\"a\":1,\"c\":{\"d\":1,\"d\":1},\"b\":2,\"a\":3,\"\\u0062\":4}"))
        .isEqualTo(new JsonReading.DuplicateKeys(List.of("a", "b")));
    assertThat(parse("{\"a\":null,\"a\":null}"))
        .isEqualTo(new JsonReading.DuplicateKeys(List.of("a")));
  }

  @Test
  void a_text_that_is_malformed_after_a_key_stood_twice_is_malformed() {
    assertThat(parse("{\"a\":1,\"a\":1,}")).isInstanceOf(JsonReading.Malformed.class);
  }

  private static void assertMalformed(String text, String words) {
    assertThat(parse(text)).isEqualTo(new JsonReading.Malformed(words));
  }

  private static JsonReading parse(String text) {
    return StrictJson.parse(text.getBytes(UTF_8));
  }

  private static final class UnreadTree implements FileTree {

    @Override
    public List<TreeEntry> entries() {
      return List.of();
    }

    @Override
    public byte[] read(TreeEntry.RegularFile file) {
      throw new AssertionError("too large to be read");
    }
  }
}
