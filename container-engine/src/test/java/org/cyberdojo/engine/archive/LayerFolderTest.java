package org.cyberdojo.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerFolderTest {

  @TempDir private Path folder;

  @Test
  void a_layer_is_known_by_its_bytes_wherever_it_stands_in_the_archive() throws IOException {
    byte[] layer = "a layer".getBytes(StandardCharsets.UTF_8);
    LayerFolder layers = new LayerFolder(folder.resolve("made-when-needed"));
    assertThat(layers.find(idOf(layer))).isEmpty();

    layers.keep(archive("blobs/sha256/anything", layer), List.of(idOf(layer)));

    Layer kept = layers.find(idOf(layer)).orElseThrow();
    assertThat(kept.open().readAllBytes()).isEqualTo(layer);
    assertThat(kept.size()).isEqualTo(layer.length);
  }

  @Test
  void a_compressed_layer_is_kept_uncompressed() throws IOException {
    byte[] layer = "a layer".repeat(100).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(layer);
    }
    LayerFolder layers = new LayerFolder(folder);

    layers.keep(archive("layer.tar.gz", compressed.toByteArray()), List.of(idOf(layer)));

    assertThat(layers.find(idOf(layer)).orElseThrow().open().readAllBytes()).isEqualTo(layer);
  }

  @Test
  void what_nobody_wants_is_not_kept() throws IOException {
    LayerFolder layers = new LayerFolder(folder);
    layers.keep(archive("layer.tar", new byte[10]), List.of(idOf(new byte[11])));

    assertThat(files()).isEmpty();
  }

  @Test
  void what_a_killed_process_left_is_removed_after_a_day() throws IOException {
    Path old = Files.createFile(folder.resolve("layer-1.unfinished"));
    Path young = Files.createFile(folder.resolve("layer-2.unfinished"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

    new LayerFolder(folder).keep(archive("layer.tar", new byte[10]), List.of());

    assertThat(files()).containsExactly(young);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static DiffId idOf(byte[] bytes) {
    return new DiffId("sha256:" + Sha256.hexOf(bytes));
  }

  private static ByteArrayInputStream archive(String name, byte[] layer) throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    LayerTar.write(List.of(LayerEntry.File.of(name, 0644, layer)), LayerTar.ANY_TIME, tar);
    return new ByteArrayInputStream(tar.toByteArray());
  }
}
