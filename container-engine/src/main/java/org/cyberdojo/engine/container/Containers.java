package org.cyberdojo.engine.container;

import java.time.Duration;
import java.util.List;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.failure.ImageMissingException;

/**
 * The engine's containers. Safe for use by several threads. Every call fails with an {@link
 * EngineException} when the engine does not answer or says no.
 */
public interface Containers {

  /**
   * Makes a container; nothing in it runs yet.
   *
   * @throws ImageMissingException when its image is not on the node
   */
  ContainerId create(ContainerRecipe recipe);

  /** Opens a line to a container, before or after it is started. */
  Attachment attach(ContainerId container);

  /** Lets a container run. */
  void start(ContainerId container);

  /** Kills what runs in a container and removes it. One that is gone, or going, is no failure. */
  void remove(ContainerId container);

  /**
   * Waits for a container that ends by itself, which costs the engine less than killing it.
   *
   * @return whether it is gone; it is not when that takes longer than the patience
   */
  boolean awaitGone(ContainerId container, Duration patience);

  /** The containers that carry a label with this value, running or not. */
  List<ContainerId> labelled(String label, String value);
}
