package org.cyberdojo.runner.rag.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.engine.container.InMemoryContainers;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.image.InMemoryImages;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The making of an image heeds the signal to stop wherever it is. */
@Timeout(60)
class StoppedMakingTest {

  private static final ImageName NAME = WorkerImage.UNTAGGED.withTag("untrained-1");

  private final StopSignal stop = new StopSignal();
  private final CountDownLatch trains = new CountDownLatch(1);
  private final InMemoryContainers containers =
      new InMemoryContainers()
          .withImage(
              NAME.toString(),
              (recipe, in, out, err) -> {
                out.write('x');
                trains.countDown();
                in.transferTo(out);
                awaitForever();
              });
  private final TrainingRun training = new TrainingRun(containers, Map.of(), stop);

  @TempDir private Path folder;

  private static void awaitForever() throws IOException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void train() {
    try {
      training.run(NAME, folder.resolve("cache"));
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void a_training_run_that_goes_on_ends_and_its_container_goes() throws InterruptedException {
    CompletableFuture<Void> run = CompletableFuture.runAsync(this::train);
    trains.await();
    stop.give();
    assertThatThrownBy(run::join).hasCauseInstanceOf(IOException.class);
    assertThat(containers.present()).isEmpty();
    assertThat(containers.made()).hasSize(1);
  }

  @Test
  void a_training_run_does_not_begin_after_the_signal() {
    stop.give();
    assertThatThrownBy(this::train).hasMessageContaining("the runner is stopping");
    assertThat(containers.made()).isEmpty();
  }

  @Test
  void a_line_is_closed_at_once_after_the_signal_and_not_at_all_when_nobody_watches_it()
      throws IOException {
    CountDownLatch before = new CountDownLatch(1);
    CountDownLatch forgotten = new CountDownLatch(1);
    CountDownLatch after = new CountDownLatch(1);
    try (StopSignal.Watch _ = stop.closes(before::countDown)) {
      stop.closes(forgotten::countDown).close();
      stop.check();
      stop.give();
      stop.closes(after::countDown).close();
    }
    assertThat(before.getCount()).isZero();
    assertThat(forgotten.getCount()).isOne();
    assertThat(after.getCount()).isZero();
  }

  @Test
  void an_engine_does_not_take_an_image_whose_layer_breaks_off() throws IOException {
    InMemoryImages images = InMemoryImages.withGraphDriver();
    List<LayerEntry> files = List.of(LayerEntry.File.of("a", 0644, new byte[100_000]));
    try (SpooledLayer layer = LayerTar.spool(files, LayerTar.ANY_TIME)) {
      StoppableLayer stoppable = new StoppableLayer(layer, stop);
      ImageArchive archive =
          ImageArchive.whole(
              ImageDescription.scratch(Platform.ofThisMachine()).plus(layer.diffId(), "a test"),
              List.of(NAME),
              List.of(stoppable));
      try (InputStream begun = stoppable.open()) {
        assertThat(begun.read()).isNotNegative();
        stop.give();
        assertThatThrownBy(begun::read).hasMessage("the runner is stopping");
        assertThatThrownBy(() -> begun.read(new byte[10], 0, 10))
            .hasMessage("the runner is stopping");
      }
      assertThatThrownBy(() -> images.load(archive)).isInstanceOf(EngineException.class);
      assertThat(images.find(NAME)).isEmpty();
    }
  }
}
