package org.cyberdojo.runner.rag;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.runner.rag.image.WorkerImageException;

/**
 * One worker that has not called any lambda yet, started ahead of its first call. Taking it starts
 * the next one. Safe for use by several threads.
 */
final class SpareWorker implements AutoCloseable {

  private static final Logger LOG = System.getLogger(SpareWorker.class.getName());

  private final WorkerContainers containers;
  private final ExecutorService background;

  private CompletableFuture<LambdaWorker> next;
  private boolean isClosed;
  private volatile boolean hasBeenReady;

  SpareWorker(WorkerContainers containers, ExecutorService background) {
    this.containers = containers;
    this.background = background;
    this.next = start();
  }

  /**
   * Takes it, waiting for it where it is still starting.
   *
   * @throws WorkerStartException when it cannot be started
   */
  LambdaWorker take() {
    CompletableFuture<LambdaWorker> taken;
    synchronized (this) {
      if (isClosed) {
        throw new WorkerStartException("the runner is stopping");
      }
      taken = next;
      next = start();
    }
    return joined(taken);
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
   * Waits until it is there; it stays.
   *
   * @throws WorkerStartException when it cannot be started
   */
  void await() {
    CompletableFuture<LambdaWorker> awaited;
    synchronized (this) {
      awaited = next;
    }
    var _ = joined(awaited);
  }

  /** Whether there was one ready to be taken without waiting, now or earlier. */
  boolean hasBeenReady() {
    return hasBeenReady;
  }

  /** The engine may not have answered when it was started. */
  synchronized void startAgainIfFailed() {
    if (!isClosed && next.isCompletedExceptionally()) {
      next = start();
    }
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
      LOG.log(Level.WARNING, e.getMessage());
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    var _ = next.thenAccept(containers::discard);
  }
}
