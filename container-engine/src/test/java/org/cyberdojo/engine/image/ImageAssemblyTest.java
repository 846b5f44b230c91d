package org.cyberdojo.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Layer;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerFolder;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.engine.image.ImageAssembly.Sending;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageAssemblyTest {

  private static final ImageName BASE = ImageName.parse("base:1234567");
  private static final ImageName NAME = ImageName.parse("made");

  @TempDir private Path cache;

  @Test
  void an_engine_with_a_graph_driver_is_sent_the_new_layer_alone() throws IOException {
    InMemoryImages images = InMemoryImages.withGraphDriver();
    EngineImage made = put(images, Sending.NEW_LAYERS_FIRST);

    assertThat(made.layers()).hasSize(2);
    assertThat(images.layersPerLoad()).containsExactly(1, 1);
  }

  @Test
  void an_engine_with_a_content_store_is_sent_every_layer_after_it_refused() throws IOException {
    InMemoryImages images = InMemoryImages.withContentStore();
    EngineImage made = put(images, Sending.NEW_LAYERS_FIRST);

    assertThat(made.layers()).hasSize(2);
    assertThat(images.layersPerLoad()).containsExactly(1, 2);
  }

  @Test
  void every_layer_is_sent_at_once_when_told_so() throws IOException {
    InMemoryImages images = InMemoryImages.withGraphDriver();
    put(images, Sending.EVERY_LAYER);

    assertThat(images.layersPerLoad()).containsExactly(1, 2);
  }

  @Test
  void the_way_of_sending_makes_no_difference_to_the_image() throws IOException {
    assertThat(put(InMemoryImages.withGraphDriver(), Sending.EVERY_LAYER).id())
        .isEqualTo(put(InMemoryImages.withGraphDriver(), Sending.NEW_LAYERS_FIRST).id())
        .isEqualTo(put(InMemoryImages.withContentStore(), Sending.NEW_LAYERS_FIRST).id());
  }

  @Test
  void layers_are_read_out_of_the_engine_once() throws IOException {
    InMemoryImages images = InMemoryImages.withContentStore();
    EngineImage base = base(images);
    SavedLayers saved = new SavedLayers(images, new LayerFolder(cache));
    List<Layer> first = saved.of(base);
    images.remove(BASE);

    assertThat(saved.of(base)).isEqualTo(first);
  }

  @Test
  void when_both_ways_are_refused_the_error_says_why_of_both() throws IOException {
    InMemoryImages images = InMemoryImages.withGraphDriver();
    EngineImage base = base(images);
    images.remove(BASE);
    try (var layer = layer("made")) {
      ImageDescription description = base.description().plus(layer.diffId(), "test");
      ImageAssembly assembly =
          new ImageAssembly(
              images,
              image -> {
                throw new EngineRefusedException("read the base", "it is gone");
              },
              Sending.NEW_LAYERS_FIRST);

      assertThatThrownBy(() -> assembly.put(base, description, List.of(layer), NAME))
          .isInstanceOf(EngineRefusedException.class)
          .hasMessageContaining("it is gone")
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }
    assertThat(images.find(NAME)).isEmpty();
  }

  private EngineImage put(InMemoryImages images, Sending sending) throws IOException {
    EngineImage base = base(images);
    try (var layer = layer("made")) {
      ImageDescription description = base.description().plus(layer.diffId(), "test");
      return new ImageAssembly(images, new SavedLayers(images, new LayerFolder(cache)), sending)
          .put(base, description, List.of(layer), NAME);
    }
  }

  private static EngineImage base(InMemoryImages images) throws IOException {
    try (var layer = layer("base")) {
      ImageDescription description =
          ImageDescription.scratch(Platform.ofThisMachine()).plus(layer.diffId(), "test");
      images.load(ImageArchive.whole(description, List.of(BASE), List.of(layer)));
      return images.find(BASE).orElseThrow();
    }
  }

  private static org.cyberdojo.engine.archive.SpooledLayer layer(String content)
      throws IOException {
    return LayerTar.spool(
        List.of(
            LayerEntry.File.of(content + ".txt", 0644, content.getBytes(StandardCharsets.UTF_8))),
        LayerTar.ANY_TIME);
  }
}
