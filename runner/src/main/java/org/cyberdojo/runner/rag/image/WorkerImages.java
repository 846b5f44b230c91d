package org.cyberdojo.runner.rag.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.cyberdojo.engine.failure.ImageInUseException;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.engine.host.MissingOnHostException;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.ListedImage;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Makes the worker image where the node has none: once, in some ten seconds, with no registry.
 *
 * <p>While it is made there is an image {@code untrained-…} that carries the runner's labels:
 * {@link #removeLeftOver} finds one that a killed runner left. An image of another version of the
 * runner, some 200 MB, is removed by {@link #removeSuperseded} when no container stands on it,
 * which the engine itself sees to. A runner of that version that is at work always has such a
 * container, the spare one at least; should it have none for a moment, it makes its image again.
 *
 * <p>Safe for use by several threads.
 */
public final class WorkerImages {

  private static final Logger LOG = System.getLogger(WorkerImages.class.getName());

  /** The label of every worker image; its value says what program it holds. */
  static final String CONTENT = "org.cyber-dojo.rag-worker.content";

  private static final String MADE_BY = "cyber-dojo runner";

  private final Images images;
  private final Map<String, String> labels;
  private final TrainingRun training;
  private final Consumer<ImageName> listener;

  /**
   * @param labels what containers and images on the way to it are found by after a crash
   * @param listener is told of an image before it is made
   */
  public WorkerImages(
      Images images,
      Containers containers,
      Map<String, String> labels,
      Consumer<ImageName> listener) {
    this.images = images;
    this.labels = Map.copyOf(labels);
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
    WorkerImage image = imageOf(sha7);
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

  private static WorkerImage imageOf(Sha7 sha7) {
    return new WorkerImage(WorkerImage.UNTAGGED.withTag(sha7.text()));
  }

  /**
   * Removes what an earlier runner with these labels left when it was killed; its containers must
   * be gone.
   *
   * @throws EngineException when the engine does not answer
   */
  public synchronized void removeLeftOver() {
    labels.forEach(
        (label, value) ->
            images.labelled(label, value).stream()
                .filter(WorkerImages::isOurs)
                .forEach(this::removeUnlessUsed));
  }

  /**
   * Removes the worker images of other versions that no container stands on; nothing while there is
   * none of this version.
   *
   * @param sha7 of the commit that this program was built from
   * @throws EngineException when the engine does not answer
   */
  public synchronized void removeSuperseded(Sha7 sha7) {
    Optional<ImageId> current = images.find(imageOf(sha7).name()).map(EngineImage::id);
    if (current.isPresent()) {
      images.labelled(CONTENT).stream()
          .filter(image -> !image.id().equals(current.get()))
          .filter(WorkerImages::isOurs)
          .forEach(this::removeUnlessUsed);
    }
  }

  /** What somebody gave a name of their own is theirs. */
  private static boolean isOurs(ListedImage image) {
    return image.labels().containsKey(CONTENT)
        && image.tags().stream()
            .allMatch(tag -> ImageName.parse(tag).untagged().equals(WorkerImage.UNTAGGED));
  }

  private void removeUnlessUsed(ListedImage image) {
    try {
      images.remove(image.id());
      LOG.log(Level.INFO, "removed image {0} {1}: no runner needs it", image.id(), image.tags());
    } catch (ImageInUseException | ImageMissingException e) {
      LOG.log(Level.DEBUG, e.getMessage());
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
      ImageDescription plain =
          ImageDescription.scratch(Platform.ofThisMachine())
              .withConfig(ImageConfig.empty().withLabel(CONTENT, content))
              .plus(files.diffId(), MADE_BY + ": files");
      train(plain, files, cache);
      List<LayerEntry> more =
          List.of(
              new LayerEntry.File(
                  WorkerImage.CACHE, 0644, Files.size(cache), () -> Files.newInputStream(cache)));
      try (SpooledLayer trained = LayerTar.spool(more, LayerTar.ANY_TIME)) {
        load(plain.plus(trained.diffId(), MADE_BY + ": cache"), image.name(), files, trained);
      }
    } finally {
      Files.delete(cache);
    }
  }

  private void train(ImageDescription plain, Layer files, Path cache) throws IOException {
    ImageName name = WorkerImage.UNTAGGED.withTag("untrained-" + UUID.randomUUID());
    ImageConfig config = plain.config();
    for (Map.Entry<String, String> label : labels.entrySet()) {
      config = config.withLabel(label.getKey(), label.getValue());
    }
    load(plain.withConfig(config), name, files);
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
