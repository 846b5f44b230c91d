package org.cyberdojo.runner.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.engine.container.ContainerId;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.gate.Gate;
import org.cyberdojo.runner.image.NodeImages;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.pool.SandboxPool;
import org.cyberdojo.runner.rag.LambdaSources;
import org.cyberdojo.runner.rag.LambdaWorkers;
import org.cyberdojo.runner.rag.WorkerStartException;
import org.cyberdojo.runner.rag.image.WorkerImages;
import org.cyberdojo.runner.run.CyberDojoShRunner;
import org.cyberdojo.runner.run.InterruptedRunException;
import org.cyberdojo.runner.run.Lights;
import org.cyberdojo.runner.run.RunObserver;
import org.cyberdojo.runner.run.RunQueue;
import org.cyberdojo.runner.run.RunRequest;
import org.cyberdojo.runner.run.RunResult;
import org.cyberdojo.runner.run.SandboxRuns;
import org.cyberdojo.runner.sandbox.Sandboxes;

/**
 * Runs cyber-dojo.sh in containers of one engine. Starting one removes what an earlier one of its
 * name left behind; closing it removes what it made. Safe for use by several threads.
 */
public final class Runner implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Runner.class.getName());

  /** The label of every container that a runner makes; its value is the runner's name. */
  public static final String LABEL = "org.cyber-dojo.runner";

  private static final Duration HOUSEKEEPING = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS_FOR_OLD_IMAGES = Duration.ofHours(1);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final RunnerSettings settings;
  private final Sha7 builtFrom;
  private final InstantSource clock;
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("runner-housekeeping").factory());
  private final Deadlines deadlines = new Deadlines();
  private final NodeImages images;
  private final WorkerImages workerImages;
  private final SandboxPool pool;
  private final LambdaWorkers lambdas;
  private final RunQueue queue;
  private final CyberDojoShRunner runner;

  /** Only the thread of the housekeeping looks at it. */
  private Instant nextLookForOldImages = Instant.MIN;

  private Runner(
      Images engineImages,
      Containers containers,
      RunnerSettings settings,
      Sha7 builtFrom,
      Gate gate,
      RunObserver observer) {
    InstantSource clock = InstantSource.system();
    Map<String, String> labels = Map.of(LABEL, settings.name());
    workerImages = new WorkerImages(engineImages, containers, labels, observer::makes);
    workerImages.removeLeftOver();
    Sandboxes sandboxes = new Sandboxes(containers, deadlines, background, labels);
    this.clock = clock;
    this.settings = settings;
    this.builtFrom = builtFrom;
    images = new NodeImages(engineImages, background);
    pool = new SandboxPool(sandboxes, background, clock, settings.pool());
    lambdas =
        LambdaWorkers.in(containers)
            .labelled(labels)
            .ofImage(() -> workerImages.ensure(builtFrom))
            .atMost(settings.mostLambdas())
            .forOneOnly(settings.forOneLambda())
            .limitedTo(settings.longestLambda())
            .start(deadlines, background, clock);
    queue = new RunQueue(settings.runsAtOnce());
    runner =
        new CyberDojoShRunner(
            gate,
            images,
            queue,
            new SandboxRuns(sandboxes, pool),
            new Lights(new LambdaSources(engineImages), lambdas, background),
            clock,
            observer);
  }

  /**
   * Starts a runner. What it needs for lambdas is made in the background: {@link #isReady} tells.
   *
   * @param builtFrom the commit that this program was built from
   */
  public static Runner start(
      Images images,
      Containers containers,
      RunnerSettings settings,
      Sha7 builtFrom,
      Gate gate,
      RunObserver observer) {
    removeLeftOver(containers, settings.name());
    Runner runner = new Runner(images, containers, settings, builtFrom, gate, observer);
    var _ =
        runner.housekeeping.scheduleWithFixedDelay(
            runner::keepHouse,
            HOUSEKEEPING.toSeconds(),
            HOUSEKEEPING.toSeconds(),
            TimeUnit.SECONDS);
    return runner;
  }

  private static void removeLeftOver(Containers containers, String name) {
    for (ContainerId container : containers.labelled(LABEL, name)) {
      LOG.log(Level.INFO, "removing container {0}, left behind by an earlier runner", container);
      containers.remove(container);
    }
  }

  private void keepHouse() {
    try {
      pool.dropIdle(settings.idle());
      lambdas.keepHouse(settings.idle());
      removeOldImages();
    } catch (EngineException e) {
      LOG.log(Level.WARNING, e.getMessage());
    }
  }

  /** Again every hour: a runner of an older version may only be stopped when this one is ready. */
  private void removeOldImages() {
    Instant now = clock.instant();
    if (lambdas.isReady() && !now.isBefore(nextLookForOldImages)) {
      nextLookForOldImages = now.plus(BETWEEN_LOOKS_FOR_OLD_IMAGES);
      workerImages.removeSuperseded(builtFrom);
    }
  }

  public RunnerSettings settings() {
    return settings;
  }

  /** Whether a lambda can be called without waiting for its container to be made. */
  public boolean isReady() {
    return lambdas.isReady();
  }

  /**
   * Waits for what {@link #isReady} tells: the first time on a node some ten seconds.
   *
   * @throws WorkerStartException when it cannot be made
   * @throws EngineException when the engine says no
   */
  public void awaitReady() {
    lambdas.awaitReady();
  }

  /** How many runs wait for their turn. */
  public int waiting() {
    return queue.waiting();
  }

  /** How many runs go on. */
  public int underWay() {
    return queue.underWay();
  }

  /** How many sandboxes wait for a run. */
  public int warm() {
    return pool.waiting();
  }

  /**
   * Runs cyber-dojo.sh, for no longer than the settings allow; whatever goes wrong becomes a
   * result.
   *
   * @throws InterruptedRunException when the runner stops before it came to it
   */
  public RunResult run(RunRequest request) {
    return runner.run(request.atMost(settings.longestRun()));
  }

  /**
   * Sees to it that an image gets on the node.
   *
   * @return whether it is there; else a pull is under way
   * @throws EngineException when the engine does not answer
   */
  public boolean pullImage(ImageName name) {
    Optional<EngineImage> image = images.findOrPull(name);
    image.ifPresent(found -> pool.expect(name, found.id()));
    return image.isPresent();
  }

  @Override
  public void close() {
    housekeeping.shutdownNow();
    pool.close();
    lambdas.close();
    workerImages.close();
    background.shutdown();
    try {
      if (!background.awaitTermination(LONGEST_CLOSE.toSeconds(), TimeUnit.SECONDS)) {
        background.shutdownNow(); // a pull; the engine goes on with it
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deadlines.close();
  }
}
