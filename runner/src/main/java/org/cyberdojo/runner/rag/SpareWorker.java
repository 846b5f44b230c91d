package org.cyberdojo.runner.rag;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.runner.rag.image.WorkerImageException;

/**
 * One worker that has not called any lambda yet, started ahead of its first call. Taking it starts
 * the next one, unless only one is ever needed. One that died while it waited is replaced before a
 * lambda could be blamed for it: each is asked for a sign of life when it is taken, and now and
 * then. Safe for use by several threads.
 */
final class SpareWorker implements AutoCloseable {

  private static final Logger LOG = System.getLogger(SpareWorker.class.getName());

  /** What waits has nothing else to do. */
  private static final Duration LONGEST_SIGN_OF_LIFE = Duration.ofSeconds(3);

  private static final int MOST_DEAD = 3;

  private final WorkerContainers containers;
  private final ExecutorService background;
  private final boolean isFollowed;

  /** Empty when the only one was taken. */
  private Optional<CompletableFuture<LambdaWorker>> next;

  private volatile boolean isClosed;
  private volatile boolean hasBeenReady;

  /**
   * @param isFollowed whether another one is started when it is taken, or only when it was lost
   */
  SpareWorker(WorkerContainers containers, ExecutorService background, boolean isFollowed) {
    this.containers = containers;
    this.background = background;
    this.isFollowed = isFollowed;
    this.next = Optional.of(start());
  }

  /**
   * Takes it, waiting for it where it is still starting.
   *
   * @throws WorkerStartException when it cannot be started, or does not live to be taken
   */
  LambdaWorker take() {
    for (int dead = 0; dead < MOST_DEAD; dead++) {
      LambdaWorker worker = joined(replaced());
      if (worker.isAlive(LONGEST_SIGN_OF_LIFE)) {
        return worker;
      }
      bury(worker);
    }
    throw new WorkerStartException("its containers end before they are asked anything");
  }

  private synchronized CompletableFuture<LambdaWorker> replaced() {
    if (isClosed) {
      throw new WorkerStartException("the runner is stopping");
    }
    CompletableFuture<LambdaWorker> taken =
        next.filter(one -> !one.isCompletedExceptionally()).orElseGet(this::start);
    next = isFollowed ? Optional.of(start()) : Optional.empty();
    return taken;
  }

  private void bury(LambdaWorker worker) {
    LOG.log(
        Level.WARNING,
        "container {0} for lambdas ended before its first call; another one is started",
        worker.container());
    containers.discard(worker);
  }

  private static LambdaWorker joined(CompletableFuture<LambdaWorker> worker) {
    try {
      return worker.join();
    } catch (CompletionException e) {
      throw reason(e);
    }
  }

  private static RuntimeException reason(CompletionException thrown) {
    return switch (thrown.getCause()) {
      case EngineException engine -> engine;
      case WorkerStartException start -> start;
      case WorkerImageException image ->
          new WorkerStartException(String.valueOf(image.getMessage()), image);
      case null, default -> new WorkerStartException(String.valueOf(thrown.getMessage()), thrown);
    };
  }

  /**
   * Waits until it is there, unless it was taken; it stays.
   *
   * @throws WorkerStartException when it cannot be started
   */
  void await() {
    Optional<CompletableFuture<LambdaWorker>> awaited;
    synchronized (this) {
      awaited = next;
    }
    awaited.ifPresent(SpareWorker::joined);
  }

  /** Whether there was one ready to be taken without waiting, now or earlier. */
  boolean hasBeenReady() {
    return hasBeenReady;
  }

  /** Starts another one where it could not be started, or has died since. */
  synchronized void replaceIfDead() {
    if (!isClosed) {
      next = next.map(this::liveOne);
    }
  }

  private CompletableFuture<LambdaWorker> liveOne(CompletableFuture<LambdaWorker> waiting) {
    if (!waiting.isDone()) {
      return waiting;
    }
    if (waiting.isCompletedExceptionally()) {
      return start();
    }
    if (waiting.join().isAlive(LONGEST_SIGN_OF_LIFE)) {
      return waiting;
    }
    bury(waiting.join());
    return start();
  }

  private CompletableFuture<LambdaWorker> start() {
    return CompletableFuture.supplyAsync(this::started, background);
  }

  private LambdaWorker started() {
    try {
      LambdaWorker worker = containers.start();
      hasBeenReady = true;
      return worker;
    } catch (EngineException | WorkerStartException | WorkerImageException e) {
      LOG.log(isClosed ? Level.DEBUG : Level.WARNING, e.getMessage());
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    var _ = next.map(waiting -> waiting.thenAccept(containers::discard));
  }
}
