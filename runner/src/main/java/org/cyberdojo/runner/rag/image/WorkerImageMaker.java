package org.cyberdojo.runner.rag.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.ImageAssembly;
import org.cyberdojo.engine.image.ImageAssembly.Sending;
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
    try (JavaRuntime java = JavaRuntime.ofThisProcess()) {
      make(image, content, entries(java));
    }
  }

  void make(WorkerImage image, String content, List<LayerEntry> entries) throws IOException {
    Path cache = Files.createTempFile("cyber-dojo-rag", ".aot");
    try (SpooledLayer files = LayerTar.spool(entries, LayerTar.ANY_TIME)) {
      make(image, content, files, cache);
    } finally {
      Files.delete(cache);
    }
  }

  private void make(WorkerImage image, String content, Layer files, Path cache) throws IOException {
    ImageName untrained = WorkerImage.UNTAGGED.withTag("untrained-" + UUID.randomUUID());
    ImageDescription plain =
        ImageDescription.scratch(Platform.ofThisMachine())
            .plus(files.diffId(), MADE_BY + ": files");
    try {
      ImageDescription halfMade = plain.withConfig(configOnTheWay());
      images.load(ImageArchive.whole(halfMade, List.of(untrained), List.of(stoppable(files))));
      EngineImage base =
          images
              .find(untrained)
              .orElseThrow(() -> new IOException("somebody removed image " + untrained));
      training.run(untrained, cache);
      try (SpooledLayer trained = LayerTar.spool(List.of(entry(cache)), LayerTar.ANY_TIME)) {
        ImageDescription whole =
            plain
                .withConfig(ImageConfig.empty().withLabel(WorkerContent.LABEL, content))
                .plus(trained.diffId(), MADE_BY + ": cache");
        putOn(base, files, whole, trained, image.name());
      }
    } finally {
      removeIfThere(untrained);
    }
  }

  private ImageConfig configOnTheWay() {
    ImageConfig config =
        ImageConfig.empty().withLabel(WorkerContent.LABEL, WorkerContent.UNTRAINED);
    for (Map.Entry<String, String> label : labels.entrySet()) {
      config = config.withLabel(label.getKey(), label.getValue());
    }
    return config;
  }

  /** The engine has the files already; it is sent them again only where it wants that. */
  private void putOn(
      EngineImage base, Layer files, ImageDescription whole, Layer trained, ImageName name)
      throws IOException {
    stop.check();
    new ImageAssembly(images, ignored -> List.of(stoppable(files)), Sending.NEW_LAYERS_FIRST)
        .put(base, whole, List.of(stoppable(trained)), name);
  }

  private void removeIfThere(ImageName name) {
    try {
      images.remove(name);
    } catch (ImageMissingException e) {
      // loading it failed, and that is told
    }
  }

  private Layer stoppable(Layer layer) {
    return new StoppableLayer(layer, stop);
  }

  private static LayerEntry entry(Path cache) throws IOException {
    return new LayerEntry.File(
        WorkerImage.CACHE, 0644, Files.size(cache), () -> Files.newInputStream(cache));
  }

  private static List<LayerEntry> entries(JavaRuntime java) throws IOException {
    List<LayerEntry> entries = new ArrayList<>(java.entries());
    entries.addAll(WorkerFiles.entries());
    entries.add(new LayerEntry.Folder("tmp", 01777));
    return entries;
  }
}
