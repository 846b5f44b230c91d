package org.cyberdojo.runner.rag.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.container.InMemoryContainers;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.InMemoryImages;
import org.cyberdojo.engine.image.ListedImage;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;

/** How an image gets into the engine; what is in it, a real engine runs in other tests. */
class WorkerImageMakerTest {

  private static final String LABEL = "org.cyber-dojo.test";
  private static final ImageName NAME = WorkerImage.UNTAGGED.withTag("1234567");

  private static final List<LayerEntry> FILES =
      List.of(LayerEntry.File.of("opt/rag/worker.jar", 0644, "a worker".getBytes(UTF_8)));

  private final InMemoryContainers containers =
      new InMemoryContainers()
          .withImageOfAnyName((recipe, in, out, err) -> out.write("a cache".getBytes(UTF_8)));

  private void makeIn(InMemoryImages images) throws IOException {
    new WorkerImageMaker(images, containers, Map.of(LABEL, "mine"), new StopSignal())
        .make(new WorkerImage(NAME), "the content", FILES);
  }

  private static void assertMadeAlone(InMemoryImages images) {
    EngineImage made = images.find(NAME).orElseThrow();
    assertThat(made.layers()).hasSize(2);
    assertThat(images.labelled(WorkerContent.LABEL, "the content"))
        .singleElement()
        .extracting(ListedImage::id)
        .isEqualTo(made.id());
    assertThat(images.labelled(LABEL)).as("what is on the way goes").isEmpty();
  }

  @Test
  void the_engine_is_sent_each_layer_once() throws IOException {
    InMemoryImages images = InMemoryImages.withGraphDriver();
    makeIn(images);
    assertMadeAlone(images);
    assertThat(images.layersPerLoad()).containsExactly(1, 1);
    assertThat(containers.made()).hasSize(1);
    assertThat(containers.present()).isEmpty();
  }

  @Test
  void an_engine_that_wants_all_layers_is_sent_them_again() throws IOException {
    InMemoryImages images = InMemoryImages.withContentStore();
    makeIn(images);
    assertMadeAlone(images);
    assertThat(images.layersPerLoad()).containsExactly(1, 2);
  }

  @Test
  void one_whose_training_gives_nothing_is_not_made_and_nothing_is_left_of_it() {
    InMemoryImages images = InMemoryImages.withGraphDriver();
    containers.withImageOfAnyName((recipe, in, out, err) -> err.write("no memory".getBytes(UTF_8)));
    assertThatThrownBy(() -> makeIn(images))
        .hasMessageContaining("the training run gave nothing")
        .hasMessageContaining("no memory");
    assertThat(images.labelled(WorkerContent.LABEL)).isEmpty();
    assertThat(containers.present()).isEmpty();
  }
}
