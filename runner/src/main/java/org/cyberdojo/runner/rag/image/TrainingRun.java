package org.cyberdojo.runner.rag.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.cyberdojo.engine.container.Attachment;
import org.cyberdojo.engine.container.Capabilities;
import org.cyberdojo.engine.container.Confinement;
import org.cyberdojo.engine.container.ContainerId;
import org.cyberdojo.engine.container.ContainerRecipe;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.line.SpokenOutput;

/** Runs a worker once, in a container, for the cache of its loaded classes. */
final class TrainingRun {

  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final long MB = 1L << 20;
  private static final long MOST_BYTES = 256 * MB;

  private final Containers containers;
  private final Map<String, String> labels;
  private final StopSignal stop;

  TrainingRun(Containers containers, Map<String, String> labels, StopSignal stop) {
    this.containers = containers;
    this.labels = Map.copyOf(labels);
    this.stop = stop;
  }

  /**
   * Writes the cache into the file.
   *
   * @throws IOException when there is none, or the signal to stop is given
   */
  void run(ImageName image, Path cache) throws IOException {
    stop.check();
    ContainerId container = containers.create(recipe(image));
    try (Deadlines deadlines = new Deadlines();
        Attachment line = containers.attach(container);
        Deadlines.Watch _ = deadlines.closeAfter(line, LONGEST);
        StopSignal.Watch _ = stop.closes(line)) {
      containers.start(container);
      line.endInput();
      SpokenOutput output = new SpokenOutput(line, MOST_BYTES);
      try (OutputStream file = Files.newOutputStream(cache)) {
        output.transferTo(file);
      }
      stop.check();
      if (Files.size(cache) == 0) {
        throw new IOException("the training run gave nothing; it said: " + output.complaint());
      }
    } finally {
      containers.remove(container);
    }
  }

  private ContainerRecipe recipe(ImageName image) {
    return new ContainerRecipe(
        image.toString(),
        "cyber-dojo-rag-training-" + UUID.randomUUID(),
        WorkerImage.trainingCommand(),
        new LinkedHashMap<>(),
        labels,
        confinement());
  }

  private static Confinement confinement() {
    SequencedMap<String, String> tmpfs = new LinkedHashMap<>();
    tmpfs.put("/tmp", "nosuid,nodev,size=256M,mode=1777");
    return new Confinement(
        "65534:65534",
        1024 * MB,
        256,
        Confinement.DEFAULT_CPU_SHARES,
        true,
        Capabilities.NONE,
        tmpfs,
        new LinkedHashMap<>());
  }
}
