package org.cyberdojo.runner.lights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.cyberdojo.manifest.tree.MemoryTree;
import org.cyberdojo.runner.rag.TrafficLight;
import org.junit.jupiter.api.Test;

class CheckedStartPointTest {

  private static MemoryTree.Builder tree(String more) {
    return MemoryTree.builder()
        .file("manifest.json", "{\"visible_filenames\":[\"a\",\"b\",\"c\"]" + more + "}")
        .file("a", "nothing")
        .file("b", "return 6 * 9; // 6 * 9")
        .file("c", "6 * 9");
  }

  private static CheckedStartPoint read(MemoryTree.Builder tree) {
    return CheckedStartPoint.read(tree.build(), "");
  }

  private static Substitution of(CheckedStartPoint startPoint, TrafficLight light) {
    return startPoint.substitutions().getOrDefault(light, new Substitution("", "", ""));
  }

  @Test
  void the_first_visible_file_with_the_mark_is_changed_where_the_mark_stands_first() {
    CheckedStartPoint startPoint = read(tree(""));
    Substitution green = of(startPoint, TrafficLight.GREEN);
    assertThat(green).isEqualTo(new Substitution("b", "6 * 9", "6 * 7"));
    assertThat(green.in(startPoint.files())).containsEntry("b", "return 6 * 7; // 6 * 9");
    assertThat(of(startPoint, TrafficLight.RED).in(startPoint.files()))
        .isEqualTo(startPoint.files());
  }

  @Test
  void a_run_takes_ten_seconds_unless_the_manifest_says_otherwise() {
    assertThat(read(tree("")).limit()).isEqualTo(Duration.ofSeconds(10));
    assertThat(read(tree(",\"max_seconds\":4")).limit()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void options_say_what_is_changed() {
    CheckedStartPoint startPoint =
        read(
            tree("")
                .file(
                    "options.json",
                    "{\"amber\":{\"filename\":\"a\",\"from\":\"no\",\"to\":\"some\"}}"));
    assertThat(of(startPoint, TrafficLight.AMBER).in(startPoint.files()))
        .containsEntry("a", "something");
    assertThat(of(startPoint, TrafficLight.GREEN).filename()).isEqualTo("b");
  }

  @Test
  void an_option_that_matches_nothing_is_an_error() {
    CheckedStartPoint startPoint =
        read(
            tree("")
                .file(
                    "options.json",
                    "{\"red\":{\"filename\":\"a\",\"from\":\"no such text\",\"to\":\"\"}}"));
    assertThatThrownBy(() -> of(startPoint, TrafficLight.RED).in(startPoint.files()))
        .isInstanceOf(UncheckableStartPointException.class)
        .hasMessageContaining("a does not have the text 'no such text'");
  }

  @Test
  void no_file_with_the_mark_is_an_error() {
    assertThatThrownBy(() -> read(tree("").file("b", "").file("c", "")))
        .isInstanceOf(UncheckableStartPointException.class)
        .hasMessageContaining("no visible file has the text '6 * 9'");
  }

  @Test
  void what_is_missing_is_named() {
    assertThatThrownBy(() -> read(tree("").without("c")))
        .hasMessageContaining("there is no file c");
    assertThatThrownBy(() -> read(tree("").without("manifest.json")))
        .hasMessageContaining("there is no manifest.json");
    assertThatThrownBy(() -> read(tree(",\"rag_lambda\":\"none.rb\"")))
        .hasMessageContaining("none.rb");
    assertThatThrownBy(() -> read(tree("").file("manifest.json", "{")))
        .hasMessageContaining("manifest.json");
  }

  @Test
  void a_file_outside_of_the_repository_is_not_read() {
    assertThatThrownBy(() -> read(tree("").without("c").link("c", "/etc/passwd")))
        .hasMessageContaining("leaves its repository");
  }
}
