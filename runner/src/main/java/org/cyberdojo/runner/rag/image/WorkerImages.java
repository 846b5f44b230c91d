package org.cyberdojo.runner.rag.image;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.failure.ImageInUseException;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.engine.host.MissingOnHostException;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.ListedImage;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Makes the worker image where the node has none of its content: once, in some ten seconds, with no
 * registry. Versions of the runner that make the same content share one image, which has the name
 * of each.
 *
 * <p>While it is made there is an image {@code untrained-…} that carries the runner's labels:
 * {@link #close} ends the making and removes it, {@link #removeLeftOver} finds one that a killed
 * runner left. An image of another content is removed by {@link #removeSuperseded} when no
 * container stands on it, which the engine itself sees to. A runner that is at work always has such
 * a container, the spare one at least; should it have none for a moment, it makes its image again.
 *
 * <p>Safe for use by several threads.
 */
public final class WorkerImages implements AutoCloseable {

  private static final Logger LOG = System.getLogger(WorkerImages.class.getName());

  private final Images images;
  private final Map<String, String> labels;
  private final StopSignal stop = new StopSignal();
  private final WorkerImageMaker maker;
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
    this.maker = new WorkerImageMaker(images, containers, labels, stop);
  }

  /**
   * The worker image, made if none of its content is on the node yet.
   *
   * @param sha7 of the commit that this program was built from
   * @throws WorkerImageException when it cannot be made, or this was closed meanwhile
   * @throws EngineException when the engine says no
   */
  public synchronized WorkerImage ensure(Sha7 sha7) {
    WorkerImage image = imageOf(sha7);
    try {
      String content = WorkerContent.ofThisProgram();
      if (!isThere(image.name(), content) && !nameOneOf(content, image.name())) {
        listener.accept(image.name());
        maker.make(image, content);
      }
      return image;
    } catch (IOException | MissingOnHostException e) {
      throw stop.isGiven()
          ? WorkerImageException.stopped(image.name(), e)
          : WorkerImageException.failed(image.name(), e);
    } catch (EngineException e) {
      throw stop.isGiven() ? WorkerImageException.stopped(image.name(), e) : e;
    }
  }

  private static WorkerImage imageOf(Sha7 sha7) {
    return new WorkerImage(WorkerImage.UNTAGGED.withTag(sha7.text()));
  }

  private boolean isThere(ImageName name, String content) {
    return images
        .find(name)
        .flatMap(found -> found.label(WorkerContent.LABEL))
        .filter(content::equals)
        .isPresent();
  }

  /** Whether there was one, made by a runner of another version. */
  private boolean nameOneOf(String content, ImageName name) {
    Optional<ListedImage> same =
        images.labelled(WorkerContent.LABEL, content).stream()
            .filter(this::wasMadeHere)
            .findFirst();
    try {
      same.ifPresent(found -> images.tag(found.id(), name));
      return same.isPresent();
    } catch (ImageMissingException e) {
      return false; // a runner of another content has just removed it
    }
  }

  /** Any image can carry a label, so what was pulled, or built under no name of ours, is not. */
  private boolean wasMadeHere(ListedImage image) {
    return isNamed(image)
        && isOurs(image)
        && images.find(image.id()).filter(found -> found.digests().isEmpty()).isPresent();
  }

  /**
   * Ends the making of an image, and does not wait for it: who called {@link #ensure} gets its
   * exception when what was half made is gone. No image is made from now on.
   */
  @Override
  public void close() {
    stop.give();
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
   * Removes the worker images of other contents that no container stands on; nothing while there is
   * none of this version.
   *
   * @param sha7 of the commit that this program was built from
   * @throws EngineException when the engine does not answer
   */
  public synchronized void removeSuperseded(Sha7 sha7) {
    Optional<EngineImage> current = images.find(imageOf(sha7).name());
    if (current.isPresent()) {
      images.labelled(WorkerContent.LABEL).stream()
          .filter(image -> !image.id().equals(current.get().id()))
          .filter(image -> !(isNamed(image) && hasContentOf(current.get(), image)))
          .filter(WorkerImages::isOurs)
          .forEach(this::removeUnlessUsed);
    }
  }

  private static boolean hasContentOf(EngineImage current, ListedImage image) {
    return current
        .label(WorkerContent.LABEL)
        .equals(Optional.ofNullable(image.labels().get(WorkerContent.LABEL)));
  }

  private static boolean isNamed(ListedImage image) {
    return !image.tags().isEmpty();
  }

  /** What somebody gave a name of their own is theirs. */
  private static boolean isOurs(ListedImage image) {
    return image.labels().containsKey(WorkerContent.LABEL)
        && image.tags().stream()
            .allMatch(tag -> ImageName.parse(tag).untagged().equals(WorkerImage.UNTAGGED));
  }

  private void removeUnlessUsed(ListedImage image) {
    List<ImageName> taken = new ArrayList<>();
    try {
      // an engine removes by its id what has one name at most
      for (String tag : image.tags().stream().skip(1).toList()) {
        ImageName name = ImageName.parse(tag);
        images.remove(name);
        taken.add(name);
      }
      images.remove(image.id());
      LOG.log(Level.INFO, "removed image {0} {1}: no runner needs it", image.id(), image.tags());
    } catch (ImageInUseException e) {
      taken.forEach(name -> images.tag(image.id(), name));
      LOG.log(Level.DEBUG, e.getMessage());
    } catch (ImageMissingException e) {
      LOG.log(Level.DEBUG, e.getMessage());
    }
  }
}
