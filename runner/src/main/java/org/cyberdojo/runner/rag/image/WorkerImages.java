package org.cyberdojo.runner.rag.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageConfig;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Layer;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.host.MissingOnHostException;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.manifest.image.ImageName;

/** Makes the worker image where the node has none: once, in some ten seconds, with no registry. */
public final class WorkerImages {

  private static final String CONTENT = "org.cyber-dojo.rag-worker.content";
  private static final String MADE_BY = "cyber-dojo runner";

  private final Images images;
  private final TrainingRun training;
  private final Consumer<ImageName> listener;

  /**
   * @param listener is told of an image before it is made
   */
  public WorkerImages(
      Images images,
      Containers containers,
      Map<String, String> labels,
      Consumer<ImageName> listener) {
    this.images = images;
    this.listener = listener;
    this.training = new TrainingRun(containers, labels);
  }

  /**
   * The worker image, made if it is not on the node yet.
   *
   * @param sha7 of the commit that this program was built from
   * @throws WorkerImageException when it cannot be made
   * @throws EngineException when the engine says no
   */
  public synchronized WorkerImage ensure(Sha7 sha7) {
    WorkerImage image = new WorkerImage(WorkerImage.UNTAGGED.withTag(sha7.text()));
    try {
      String content = content();
      boolean isThere =
          images
              .find(image.name())
              .flatMap(found -> found.label(CONTENT))
              .filter(content::equals)
              .isPresent();
      if (!isThere) {
        listener.accept(image.name());
        make(image, content);
      }
      return image;
    } catch (IOException | MissingOnHostException e) {
      throw new WorkerImageException(image.name(), e);
    }
  }

  /** Two commits can be the same program, and one that is being worked on can be many. */
  private static String content() throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(WorkerFiles.workerJar());
      sha256.update(System.getProperty("java.runtime.version").getBytes(UTF_8));
      sha256.update(String.join(" ", WorkerImage.trainingCommand()).getBytes(UTF_8));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void make(WorkerImage image, String content) throws IOException {
    Path cache = Files.createTempFile("cyber-dojo-rag", ".aot");
    try (JavaRuntime java = JavaRuntime.ofThisProcess();
        SpooledLayer files = LayerTar.spool(entries(java), LayerTar.ANY_TIME)) {
      ImageDescription untrained =
          ImageDescription.scratch(Platform.ofThisMachine())
              .withConfig(ImageConfig.empty().withLabel(CONTENT, content))
              .plus(files.diffId(), MADE_BY + ": files");
      train(untrained, files, cache);
      List<LayerEntry> more =
          List.of(
              new LayerEntry.File(
                  WorkerImage.CACHE, 0644, Files.size(cache), () -> Files.newInputStream(cache)));
      try (SpooledLayer trained = LayerTar.spool(more, LayerTar.ANY_TIME)) {
        load(untrained.plus(trained.diffId(), MADE_BY + ": cache"), image.name(), files, trained);
      }
    } finally {
      Files.delete(cache);
    }
  }

  private void train(ImageDescription untrained, Layer files, Path cache) throws IOException {
    ImageName name = WorkerImage.UNTAGGED.withTag("untrained-" + UUID.randomUUID());
    load(untrained, name, files);
    try {
      training.run(name, cache);
    } finally {
      images.remove(name);
    }
  }

  private void load(ImageDescription description, ImageName name, Layer... layers) {
    images.load(ImageArchive.whole(description, List.of(name), List.of(layers)));
  }

  private static List<LayerEntry> entries(JavaRuntime java) throws IOException {
    List<LayerEntry> entries = new ArrayList<>(java.entries());
    entries.addAll(WorkerFiles.entries());
    entries.add(new LayerEntry.Folder("tmp", 01777));
    return entries;
  }
}
