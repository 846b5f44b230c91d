package org.cyberdojo.runner.rag;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.rag.image.WorkerImage;

/** Describes {@link LambdaWorkers}, then starts them. Not safe for use by several threads. */
public final class LambdaWorkersBuilder {

  private final Containers containers;
  private Map<String, String> labels = Map.of();
  private Supplier<WorkerImage> image =
      () -> {
        throw new WorkerStartException("no image for it was named");
      };
  private int most = 8;
  private boolean forOneOnly;
  private Duration limit = Duration.ofSeconds(3);

  LambdaWorkersBuilder(Containers containers) {
    this.containers = containers;
  }

  /** What their containers are found by after a crash. */
  public LambdaWorkersBuilder labelled(Map<String, String> newLabels) {
    labels = Map.copyOf(newLabels);
    return this;
  }

  /** What their containers are made of; asked for each one. */
  public LambdaWorkersBuilder ofImage(Supplier<WorkerImage> newImage) {
    image = newImage;
    return this;
  }

  /** How many lambdas keep one; another one is kept ready for a lambda that is new. */
  public LambdaWorkersBuilder atMost(int count) {
    most = count;
    return this;
  }

  /** Whether only one lambda is ever called, so that none is kept ready for another one. */
  public LambdaWorkersBuilder forOneOnly(boolean newForOneOnly) {
    forOneOnly = newForOneOnly;
    return this;
  }

  /** How long one call may take. */
  public LambdaWorkersBuilder limitedTo(Duration newLimit) {
    limit = newLimit;
    return this;
  }

  /** Starts the first one in the background. */
  public LambdaWorkers start(Deadlines deadlines, ExecutorService background, InstantSource clock) {
    WorkerContainers workers =
        new WorkerContainers(containers, deadlines, background, image, labels);
    SpareWorker spare = new SpareWorker(workers, background, !forOneOnly);
    return new LambdaWorkers(new WorkerSeats(workers, spare, clock, most), clock, limit);
  }
}
