package org.cyberdojo.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerTarTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void entries_are_sorted_each_folder_before_what_is_in_it() throws IOException {
    assertThat(
            listing(
                List.of(
                    file("b/z"),
                    file("a-b"),
                    file("a/c/d"),
                    file("a/b"),
                    file("b.txt"),
                    file("b/a"))))
        .containsExactly("a/", "a/b", "a/c/", "a/c/d", "a-b", "b/", "b/a", "b/z", "b.txt");
  }

  @Test
  void the_same_entries_in_any_order_give_the_same_bytes() throws IOException {
    List<LayerEntry> entries =
        new ArrayList<>(
            List.of(
                file("x/ü/" + "long".repeat(60)),
                file("x/y"),
                new LayerEntry.Folder("x", 0700),
                new LayerEntry.SymbolicLink("link", "x/y")));
    DiffId first = diffId(entries);
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(entries, new Random(seed));
      assertThat(diffId(entries)).isEqualTo(first);
    }
  }

  @Test
  void an_entry_carries_its_mode_root_and_the_one_time() throws IOException {
    for (TarArchiveEntry entry :
        read(
            List.of(
                new LayerEntry.Folder("tmp", 01777),
                LayerEntry.File.of("run", 0755, new byte[3]),
                file("f")))) {
      assertThat(entry.getMode() & 07777)
          .isEqualTo(
              switch (entry.getName()) {
                case "tmp/" -> 01777;
                case "run" -> 0755;
                default -> 0644;
              });
      assertThat(entry.getLongUserId()).isZero();
      assertThat(entry.getLongGroupId()).isZero();
      assertThat(entry.getUserName()).isEmpty();
      assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(TIME);
    }
  }

  @Test
  void a_link_keeps_its_target_as_it_is() throws IOException {
    TarArchiveEntry link = read(List.of(new LayerEntry.SymbolicLink("a", "../b//c/"))).getFirst();

    assertThat(link.isSymbolicLink()).isTrue();
    assertThat(link.getLinkName()).isEqualTo("../b//c/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "a/",
        "a//b",
        "../a",
        "a/../b",
        ".",
        "a/.",
        "a\0b",
        ".wh.a",
        "a/.wh..wh..opq"
      })
  void a_path_that_leaves_the_image_or_deletes_its_files_is_no_entry(String path) {
    assertThatThrownBy(() -> file(path)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LayerEntry.SymbolicLink(path, "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LayerEntry.Folder(path, 0755))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_path_stands_for_one_thing() {
    assertThatThrownBy(() -> diffId(List.of(file("a"), file("a"))))
        .hasMessageContaining("'a' came twice");
    assertThatThrownBy(() -> diffId(List.of(file("a"), file("a/b"))))
        .hasMessageContaining("'a' cannot be a file and the folder of 'a/b'");
  }

  @Test
  void a_file_whose_bytes_are_fewer_or_more_than_said_is_no_layer() {
    assertThatThrownBy(
            () -> diffId(List.of(new LayerEntry.File("a", 0644, 5, () -> bytes("four")))))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () -> diffId(List.of(new LayerEntry.File("a", 0644, 3, () -> bytes("four")))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_spooled_layer_can_be_read_again_and_again_and_has_no_name_on_disk() throws IOException {
    try (SpooledLayer layer = LayerTar.spool(List.of(file("a")), TIME)) {
      byte[] once = layer.open().readAllBytes();

      assertThat(layer.open().readAllBytes()).isEqualTo(once).hasSize((int) layer.size());
      assertThat(layer.diffId()).isEqualTo(new DiffId("sha256:" + Sha256.hexOf(once)));
      assertThat(layersOnDisk()).isEmpty();
    }
  }

  private static List<Path> layersOnDisk() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("cyber-dojo-layer-"))
          .toList();
    }
  }

  private static LayerEntry file(String path) {
    return LayerEntry.File.of(path, 0644, path.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static DiffId diffId(List<LayerEntry> entries) throws IOException {
    try (SpooledLayer layer = LayerTar.spool(entries, TIME)) {
      return layer.diffId();
    }
  }

  private static List<String> listing(List<LayerEntry> entries) throws IOException {
    return read(entries).stream().map(TarArchiveEntry::getName).toList();
  }

  private static List<TarArchiveEntry> read(List<LayerEntry> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LayerTar.write(entries, TIME, bytes);
    List<TarArchiveEntry> found = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        found.add(entry);
      }
    }
    return found;
  }
}
