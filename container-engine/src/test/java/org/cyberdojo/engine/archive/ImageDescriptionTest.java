package org.cyberdojo.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDescriptionTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DiffId LAYER = new DiffId("sha256:" + "a".repeat(64));

  private final ImageDescription image =
      ImageDescription.scratch(new Platform("linux", "arm64"))
          .withCreated(Instant.parse("2026-01-02T03:04:05Z"))
          .withConfig(ImageConfig.empty().withEnv("A", "b"))
          .plus(LAYER, "made by hand");

  @Test
  void it_is_written_as_image_archives_have_it() {
    assertThat(image.toJson())
        .asString()
        .isEqualTo(
            """
            {"architecture":"arm64","os":"linux","created":"2026-01-02T03:04:05Z","config":{"Env":["A=b"]},\
            "rootfs":{"type":"layers","diff_ids":["%s"]},\
            "history":[{"created":"2026-01-02T03:04:05Z","created_by":"made by hand"}]}"""
                .formatted(LAYER));
  }

  @Test
  void what_was_written_is_read() throws IOException {
    assertThat(ImageDescription.fromJson(JSON.readTree(image.toJson()))).isEqualTo(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z"})
  void a_time_that_is_none_is_no_time(String text) {
    assertThat(ImageDescription.instant(text)).isEmpty();
  }

  @Test
  void layers_without_history_get_a_line_each() throws IOException {
    String json =
        """
        {"config":{},"rootfs":{"diff_ids":["%s","%s"]},"history":[{"empty_layer":true},{"created_by":"first"}]}"""
            .formatted(LAYER, LAYER);

    assertThat(ImageDescription.fromJson(JSON.readTree(json)).history())
        .containsExactly("first", "not said");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"config\":[]}",
        "{\"config\":{},\"rootfs\":{\"diff_ids\":[\"nonsense\"]}}"
      })
  void what_is_no_description_is_refused(String json) {
    assertThatThrownBy(() -> ImageDescription.fromJson(JSON.readTree(json)))
        .isInstanceOf(MalformedImageException.class);
  }

  @Nested
  class Configuration {

    @Test
    void keeps_what_it_has_no_word_for() throws IOException {
      ImageConfig config =
          ImageConfig.of(
              (ObjectNode) JSON.readTree("{\"StopSignal\":\"SIGINT\",\"Env\":[\"A=1\",\"B\"]}"));

      ImageConfig changed = config.withEnv("A", "2").withEnv("C", "3=4").withLabel("l", "v");

      assertThat(changed.json().path("StopSignal").asText()).isEqualTo("SIGINT");
      assertThat(changed.env())
          .containsExactly(Map.entry("A", "2"), Map.entry("B", ""), Map.entry("C", "3=4"));
      assertThat(config.env()).containsEntry("A", "1").doesNotContainKey("C");
      assertThat(changed.withoutLabel("l").labels()).isEmpty();
    }

    @Test
    void says_nothing_of_what_nobody_set() {
      ImageConfig empty = ImageConfig.empty();

      assertThat(empty.env()).isEmpty();
      assertThat(empty.labels()).isEmpty();
      assertThat(empty.user()).isEmpty();
      assertThat(empty.workingFolder()).isEmpty();
      assertThat(empty.entrypoint()).isEqualTo(List.of());
      assertThat(empty.command()).isEmpty();
      assertThat(empty.exposedPorts()).isEmpty();
      assertThat(empty.healthCheck()).isEmpty();
    }
  }
}
