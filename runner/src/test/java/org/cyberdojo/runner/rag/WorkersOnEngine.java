package org.cyberdojo.runner.rag;

import java.time.Duration;
import java.time.InstantSource;

/** Workers in a real engine's containers, ready to be asked; closing them leaves none behind. */
final class WorkersOnEngine implements AutoCloseable {

  private final EngineOfWorkers engine = new EngineOfWorkers();
  private final LambdaWorkers lambdas =
      LambdaWorkers.in(engine.containers())
          .labelled(engine.labels())
          .ofImage(engine::image)
          .atMost(3)
          .limitedTo(Duration.ofSeconds(3))
          .start(engine.deadlines(), engine.background(), InstantSource.system());

  WorkersOnEngine() {
    lambdas.awaitReady();
  }

  LambdaWorkers lambdas() {
    return lambdas;
  }

  /** Every one of them, the spare one too. */
  void killContainers() {
    lambdas.awaitReady();
    engine.killContainers();
  }

  @Override
  public void close() {
    lambdas.close();
    engine.close();
  }
}
