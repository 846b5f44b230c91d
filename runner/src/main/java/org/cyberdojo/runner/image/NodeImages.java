package org.cyberdojo.runner.image;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Finds images on the node, and pulls those that are not there in the background: one pull for an
 * image at a time, and so many in all. Safe for use by several threads.
 */
public final class NodeImages {

  private static final Logger LOG = System.getLogger(NodeImages.class.getName());

  private static final int MOST_PULLS_AT_ONCE = 4;

  /** A caller that makes names up must not fill the memory with them. */
  private static final int MOST_PULLS_WAITING = 200;

  private final Images images;
  private final ExecutorService background;
  private final Set<ImageName> pulling = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(MOST_PULLS_AT_ONCE, true);

  public NodeImages(Images images, ExecutorService background) {
    this.images = images;
    this.background = background;
  }

  /**
   * Asks the engine for an image. Where it has none a pull is under way when this returns, unless
   * very many are already.
   *
   * @throws EngineException when the engine does not answer
   */
  public Optional<EngineImage> findOrPull(ImageName name) {
    Optional<EngineImage> image = images.find(name);
    if (image.isEmpty()) {
      startPull(name.withImpliedTag());
    }
    return image;
  }

  private void startPull(ImageName name) {
    if (pulling.size() >= MOST_PULLS_WAITING || !pulling.add(name)) {
      return;
    }
    try {
      background.execute(() -> pull(name));
    } catch (RejectedExecutionException e) {
      pulling.remove(name); // the runner is stopping
    }
  }

  private void pull(ImageName name) {
    try {
      places.acquire();
      try {
        images.pull(name, TransferProgress.NONE);
        LOG.log(Level.INFO, "pulled {0}", name);
      } finally {
        places.release();
      }
    } catch (EngineException e) {
      LOG.log(Level.WARNING, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pulling.remove(name);
    }
  }
}
