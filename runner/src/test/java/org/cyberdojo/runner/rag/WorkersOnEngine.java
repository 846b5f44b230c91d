package org.cyberdojo.runner.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.rag.image.WorkerImages;

/** Workers in a real engine's containers, ready to be asked; closing them leaves none behind. */
final class WorkersOnEngine implements AutoCloseable {

  private static final String LABEL = "org.cyber-dojo.test";

  private final String name = "rag-it-" + UUID.randomUUID();
  private final DockerEngine engine = DockerEngine.from(System.getenv());
  private final Deadlines deadlines = new Deadlines();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final LambdaWorkers lambdas;

  private WorkersOnEngine() {
    Map<String, String> labels = Map.of(LABEL, name);
    WorkerImages images =
        new WorkerImages(engine.images(), engine.containers(), labels, image -> {});
    lambdas =
        LambdaWorkers.in(engine.containers())
            .labelled(labels)
            .ofImage(() -> images.ensure(Sha7.of("0000000")))
            .atMost(3)
            .limitedTo(Duration.ofSeconds(3))
            .start(deadlines, background, InstantSource.system());
  }

  static WorkersOnEngine start() {
    WorkersOnEngine workers = new WorkersOnEngine();
    workers.lambdas.awaitReady();
    return workers;
  }

  LambdaWorkers lambdas() {
    return lambdas;
  }

  /** Every one of them, the spare one too. */
  void killContainers() {
    lambdas.awaitReady();
    engine.containers().labelled(LABEL, name).forEach(engine.containers()::remove);
  }

  @Override
  public void close() {
    lambdas.close();
    background.close();
    deadlines.close();
    assertThat(engine.containers().labelled(LABEL, name)).isEmpty();
    engine.close();
  }
}
