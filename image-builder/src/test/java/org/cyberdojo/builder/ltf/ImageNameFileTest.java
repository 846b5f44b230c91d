package org.cyberdojo.builder.ltf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameFileTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"ghcr.io/org/name", "localhost:5000/name", "cyberdojofoundation/gcc_assert"})
  void names_an_image_without_a_tag(String name) {
    assertThat(read("{\"image_name\": \"" + name + "\"}\n")).hasToString(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"image_name":"a",;"tag":"x"}   | line 2 column 1: unknown key "tag"; only "image_name" belongs here
          {"image_name":"a:1"}            | line 1 column 15: image_name "a:1" has a tag or a digest; the commit is its tag, so write "a"
          {"image_name":7}                | line 1 column 15: image_name is not a String
          {"image_name":null}             | line 1 column 15: image_name is not a String
          {"image_name":"A"}              | line 1 column 15: image_name is malformed: "A"
          {"image_name":"cyber-dojo/rag-worker"} | line 1 column 15: image_name "cyber-dojo/rag-worker" is a name of this program's own images; choose another one
          {"image_name":"cyber-dojo/start-points-base"} | line 1 column 15: image_name "cyber-dojo/start-points-base" is a name of this program's own images; choose another one
          {"image_name":"docker.io/cyber-dojo/rag-worker"} | line 1 column 15: image_name "docker.io/cyber-dojo/rag-worker" is a name of this program's own images; choose another one
          {"image_name":"index.docker.io/cyber-dojo/start-points-base"} | line 1 column 15: image_name "index.docker.io/cyber-dojo/start-points-base" is a name of this program's own images; choose another one
          {"image_name":""}               | line 1 column 15: image_name is malformed: ""
          {}                              | line 1 column 2: missing required key "image_name"
          []                              | line 1 column 1: it is not a JSON object
          {"image_name":"a"} x            | line 1 column 20: bad JSON: Unrecognized token 'x'
          {"image_name":"a"}{}            | line 1 column 19: something follows the object
          {"image_name":"a","image_name":"b"} | line 1 column 31: bad JSON: Duplicate field 'image_name'
          {;  image_name: "a"}            | line 2 column 3: bad JSON: Unexpected character ('i'
          """)
  void anything_else_is_an_error_with_its_place(String text, String fault) {
    assertThatThrownBy(() -> read(text.replace(';', '\n')))
        .isInstanceOf(UnusableRepositoryException.class)
        .hasMessageStartingWith("docker/image_name.json " + fault);
  }

  @Test
  void nothing_and_a_lot_are_errors_too() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("it is not a JSON object");
    assertThatThrownBy(() -> read(" ".repeat(20_000)))
        .hasMessageContaining("more than 16384 bytes");
    assertThatThrownBy(() -> read("[".repeat(10_000)))
        .hasMessageContaining("it is not a JSON object");
  }

  private static Object read(String text) {
    return ImageNameFile.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
