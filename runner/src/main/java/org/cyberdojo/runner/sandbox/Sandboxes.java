package org.cyberdojo.runner.sandbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.cyberdojo.engine.container.ContainerId;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.line.Deadlines;

/** Makes and removes sandboxes. Safe for use by several threads. */
public final class Sandboxes {

  private static final Logger LOG = System.getLogger(Sandboxes.class.getName());

  /** What has ended needs a moment to be gone; killing it meanwhile is work for the engine. */
  private static final Duration LONGEST_END = Duration.ofSeconds(2);

  private final Containers containers;
  private final Deadlines deadlines;
  private final ExecutorService background;
  private final Map<String, String> labels;

  /**
   * @param background where containers are removed
   * @param labels what the containers are found by after a crash
   */
  public Sandboxes(
      Containers containers,
      Deadlines deadlines,
      ExecutorService background,
      Map<String, String> labels) {
    this.containers = containers;
    this.deadlines = deadlines;
    this.background = background;
    this.labels = Map.copyOf(labels);
  }

  /**
   * Makes and starts a container of the image.
   *
   * @param environment more variables for it
   * @throws ImageMissingException when the image is not on the node
   * @throws EngineException when the engine says no, as it does to an image without bash
   */
  public Sandbox start(ImageName image, Map<String, String> environment) {
    ContainerId container =
        containers.create(SandboxRecipe.of(image, newName(), labels, environment));
    Sandbox sandbox = attached(container);
    try {
      containers.start(container);
      return sandbox;
    } catch (EngineException e) {
      sandbox.hangUp();
      remove(container);
      throw e;
    }
  }

  private Sandbox attached(ContainerId container) {
    try {
      return new Sandbox(container, containers.attach(container), deadlines);
    } catch (EngineException e) {
      remove(container);
      throw e;
    }
  }

  /** Kills and removes a sandbox, in the background where that still takes work. */
  public void discard(Sandbox sandbox) {
    try {
      background.execute(() -> end(sandbox));
    } catch (RejectedExecutionException e) {
      end(sandbox);
    }
  }

  private void end(Sandbox sandbox) {
    sandbox.hangUp();
    if (!sandbox.hasEnded() || !isSoonGone(sandbox.container())) {
      remove(sandbox.container());
    }
  }

  private boolean isSoonGone(ContainerId container) {
    try {
      return containers.awaitGone(container, LONGEST_END);
    } catch (EngineException e) {
      return false; // removing it says what is wrong
    }
  }

  private void remove(ContainerId container) {
    try {
      containers.remove(container);
    } catch (EngineException e) {
      LOG.log(Level.WARNING, e.getMessage());
    }
  }

  private static String newName() {
    return "cyber-dojo-runner-"
        + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
