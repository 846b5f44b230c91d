package org.cyberdojo.manifest.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeLookupTest {

  private static final MemoryTree TREE =
      MemoryTree.builder()
          .file("readme", "r")
          .file("src/a/hiker.c", "h")
          .file("...", "dots")
          .link("src/to-readme", "../readme")
          .link("src/to-link", "./to-readme")
          .link("to-folder", "src//a/")
          .link("to-root", "src/..")
          .link("dangling", "nowhere")
          .link("empty", "")
          .link("out", "../secret")
          .link("src/a/out-and-in", "../../../repo/readme")
          .link("absolute", "/etc/passwd")
          .link("through-out", "out/x")
          .link("self", "self")
          .link("ping", "pong")
          .link("pong", "ping")
          .link("long", "a/".repeat(3000))
          .special("device")
          .link("to-device", "device")
          .build();

  @ParameterizedTest
  @CsvSource({
    "readme, readme",
    "./readme, readme",
    "/readme, readme",
    "src//a/./hiker.c, src/a/hiker.c",
    "..., ...",
    "src/to-readme, readme",
    "src/to-link, readme",
    "to-folder/hiker.c, src/a/hiker.c",
    "to-root/to-root/readme, readme",
    "to-root/src/to-link, readme",
  })
  void a_file_is_found_where_the_links_lead(String path, String found) {
    assertThat(TreeLookup.in(TREE).find(path))
        .isInstanceOfSatisfying(
            Finding.File.class, file -> assertThat(file.file().path()).isEqualTo(found));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "., ''",
    "src, src",
    "src/, src",
    "to-folder, src/a",
    "to-folder/, src/a",
    "to-root, ''"
  })
  void a_folder_is_no_file(String path, String found) {
    assertThat(TreeLookup.in(TREE).find(path)).isEqualTo(new Finding.Folder(found));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "src/nothing",
        "readme/x",
        "readme/",
        "device/x",
        "device/",
        "dangling",
        "empty",
        "self",
        "ping",
        "self/x",
        "long",
        "README",
        "\0"
      })
  void what_is_not_there_is_missing(String path) {
    assertThat(TreeLookup.in(TREE).find(path)).isEqualTo(new Finding.Missing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../readme",
        "src/../readme",
        "src/..",
        "nothing/..",
        "out",
        "out/",
        "absolute",
        "through-out",
        "src/a/out-and-in"
      })
  void what_leaves_the_tree_is_outside(String path) {
    assertThat(TreeLookup.in(TREE).find(path)).isEqualTo(new Finding.Outside());
  }

  @ParameterizedTest
  @ValueSource(strings = {"device", "to-device"})
  void what_has_no_bytes_is_no_file(String path) {
    assertThat(TreeLookup.in(TREE).find(path))
        .isEqualTo(new Finding.NoFile(new TreeEntry.Special("device")));
  }

  @Test
  void a_name_is_looked_up_in_its_folder() {
    assertThat(TreeLookup.in(TREE).find("src/a", "hiker.c")).isInstanceOf(Finding.File.class);
    assertThat(TreeLookup.in(TREE).find("", "readme")).isInstanceOf(Finding.File.class);
    assertThat(TreeLookup.in(TREE).find("src/a", "../a/hiker.c"))
        .isInstanceOf(Finding.Outside.class);
  }

  @Test
  @Timeout(10)
  void links_that_double_at_each_step_are_given_up() {
    MemoryTree.Builder bomb = MemoryTree.builder().file("l0/f", "x");
    for (int i = 1; i <= 60; i++) {
      bomb.link("l" + i, "l%d/../l%d".formatted(i - 1, i - 1));
    }
    assertThat(TreeLookup.in(bomb.build()).find("l60/f")).isEqualTo(new Finding.Missing());
  }

  @Test
  void a_very_deep_tree_takes_little_memory_and_time() {
    String deep = "d/".repeat(100_000) + "f";
    assertThat(Duration.ofSeconds(5))
        .isGreaterThan(
            timed(
                () -> {
                  TreeLookup lookup = TreeLookup.in(MemoryTree.builder().file(deep, "x").build());
                  assertThat(lookup.find(deep)).isInstanceOf(Finding.File.class);
                }));
  }

  private static Duration timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
