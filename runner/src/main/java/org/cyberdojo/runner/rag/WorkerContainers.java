package org.cyberdojo.runner.rag;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.cyberdojo.engine.container.Capabilities;
import org.cyberdojo.engine.container.Confinement;
import org.cyberdojo.engine.container.ContainerId;
import org.cyberdojo.engine.container.ContainerRecipe;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.rag.image.WorkerImage;

/**
 * Makes and removes the containers in which lambdas are called: no network, nothing to write to but
 * a small {@code /tmp}, no capability, nobody's user, little memory, few processes, little weight
 * beside others. Closing it ends those that are still starting. Safe for use by several threads.
 */
final class WorkerContainers implements AutoCloseable {

  private static final Logger LOG = System.getLogger(WorkerContainers.class.getName());
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final Containers containers;
  private final Deadlines deadlines;
  private final ExecutorService background;
  private final Supplier<WorkerImage> image;
  private final Map<String, String> labels;
  private final Set<LambdaWorker> starting = ConcurrentHashMap.newKeySet();
  private volatile boolean isClosed;

  WorkerContainers(
      Containers containers,
      Deadlines deadlines,
      ExecutorService background,
      Supplier<WorkerImage> image,
      Map<String, String> labels) {
    this.containers = containers;
    this.deadlines = deadlines;
    this.background = background;
    this.image = image;
    this.labels = Map.copyOf(labels);
  }

  /**
   * Starts a worker, and waits until it takes questions: a second or two.
   *
   * @throws WorkerStartException when it does not
   */
  LambdaWorker start() {
    ContainerId container = containers.create(recipe(image.get()));
    LambdaWorker worker = connect(container);
    if (!isReadyInTime(worker)) {
      end(worker);
      throw new WorkerStartException("its container ended, or said nothing that was expected");
    }
    return worker;
  }

  private boolean isReadyInTime(LambdaWorker worker) {
    starting.add(worker);
    try {
      if (isClosed) {
        return false;
      }
      return worker.awaitReady(LONGEST_START);
    } finally {
      starting.remove(worker);
    }
  }

  /** Ends those that are still starting, and those that are started from now on. */
  @Override
  public void close() {
    isClosed = true;
    starting.forEach(LambdaWorker::hangUp);
  }

  private LambdaWorker connect(ContainerId container) {
    LambdaWorker worker = attached(container);
    try {
      containers.start(container);
      return worker;
    } catch (EngineException e) {
      end(worker);
      throw e;
    }
  }

  private LambdaWorker attached(ContainerId container) {
    try {
      return new LambdaWorker(container, containers.attach(container), deadlines);
    } catch (EngineException e) {
      remove(container);
      throw e;
    }
  }

  /** Kills and removes a worker, in the background where that still takes work. */
  void discard(LambdaWorker worker) {
    try {
      background.execute(() -> end(worker));
    } catch (RejectedExecutionException e) {
      end(worker);
    }
  }

  private void end(LambdaWorker worker) {
    worker.hangUp();
    remove(worker.container());
  }

  private void remove(ContainerId container) {
    try {
      containers.remove(container);
    } catch (EngineException e) {
      LOG.log(Level.WARNING, e.getMessage());
    }
  }

  private ContainerRecipe recipe(WorkerImage image) {
    return new ContainerRecipe(
        image.name().toString(),
        "cyber-dojo-rag-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()),
        image.command(),
        new LinkedHashMap<>(),
        labels,
        confinement());
  }

  private static Confinement confinement() {
    SequencedMap<String, String> tmpfs = new LinkedHashMap<>();
    tmpfs.put("/tmp", "noexec,nosuid,nodev,size=4M,mode=1777");
    SequencedMap<String, Long> ulimits = new LinkedHashMap<>();
    ulimits.put("core", 0L);
    ulimits.put("nofile", 256L);
    ulimits.put("fsize", 4L << 20);
    return new Confinement(
        "65534:65534", 256L << 20, 64, 128, true, Capabilities.NONE, tmpfs, ulimits);
  }
}
