package org.cyberdojo.runner.rag.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageConfig;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Layer;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.manifest.image.ImageName;

/** Makes a worker image; on the way there is one that is called {@code untrained-…}. */
final class WorkerImageMaker {

  private static final String MADE_BY = "cyber-dojo runner";

  private final Images images;
  private final Map<String, String> labels;
  private final StopSignal stop;
  private final TrainingRun training;

  /**
   * @param labels of the container and the image on the way
   * @param stop ends the making with an exception
   */
  WorkerImageMaker(
      Images images, Containers containers, Map<String, String> labels, StopSignal stop) {
    this.images = images;
    this.labels = Map.copyOf(labels);
    this.stop = stop;
    this.training = new TrainingRun(containers, labels, stop);
  }

  void make(WorkerImage image, String content) throws IOException {
    stop.check();
    Path cache = Files.createTempFile("cyber-dojo-rag", ".aot");
    try (JavaRuntime java = JavaRuntime.ofThisProcess();
        SpooledLayer files = LayerTar.spool(entries(java), LayerTar.ANY_TIME)) {
      ImageDescription plain =
          ImageDescription.scratch(Platform.ofThisMachine())
              .plus(files.diffId(), MADE_BY + ": files");
      train(plain, files, cache);
      List<LayerEntry> more =
          List.of(
              new LayerEntry.File(
                  WorkerImage.CACHE, 0644, Files.size(cache), () -> Files.newInputStream(cache)));
      try (SpooledLayer trained = LayerTar.spool(more, LayerTar.ANY_TIME)) {
        ImageDescription whole =
            plain
                .withConfig(ImageConfig.empty().withLabel(WorkerContent.LABEL, content))
                .plus(trained.diffId(), MADE_BY + ": cache");
        load(whole, image.name(), files, trained);
      }
    } finally {
      Files.delete(cache);
    }
  }

  private void train(ImageDescription plain, Layer files, Path cache) throws IOException {
    ImageName name = WorkerImage.UNTAGGED.withTag("untrained-" + UUID.randomUUID());
    ImageConfig config =
        ImageConfig.empty().withLabel(WorkerContent.LABEL, WorkerContent.UNTRAINED);
    for (Map.Entry<String, String> label : labels.entrySet()) {
      config = config.withLabel(label.getKey(), label.getValue());
    }
    try {
      load(plain.withConfig(config), name, files);
      training.run(name, cache);
    } finally {
      removeIfThere(name);
    }
  }

  private void removeIfThere(ImageName name) {
    try {
      images.remove(name);
    } catch (ImageMissingException e) {
      // loading it failed, and that is told
    }
  }

  private void load(ImageDescription description, ImageName name, Layer... layers)
      throws IOException {
    stop.check();
    List<StoppableLayer> stoppable =
        Stream.of(layers).map(layer -> new StoppableLayer(layer, stop)).toList();
    images.load(ImageArchive.whole(description, List.of(name), stoppable));
  }

  private static List<LayerEntry> entries(JavaRuntime java) throws IOException {
    List<LayerEntry> entries = new ArrayList<>(java.entries());
    entries.addAll(WorkerFiles.entries());
    entries.add(new LayerEntry.Folder("tmp", 01777));
    return entries;
  }
}
