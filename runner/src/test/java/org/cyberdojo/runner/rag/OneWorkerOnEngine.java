package org.cyberdojo.runner.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.rag.LambdaWorker.Reply;
import org.cyberdojo.runner.rag.image.WorkerImages;
import org.cyberdojo.runner.rag.worker.Answer;

/**
 * One container of a real engine, in which all lambdas of a test are called one after another: for
 * those that do no harm, as a container for each takes its second. Closing it leaves none behind.
 */
final class OneWorkerOnEngine implements AutoCloseable {

  private static final String LABEL = "org.cyber-dojo.test";
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final String name = "one-worker-it-" + UUID.randomUUID();
  private final DockerEngine engine = DockerEngine.from(System.getenv());
  private final Deadlines deadlines = new Deadlines();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final WorkerContainers containers;
  private final LambdaWorker worker;

  private OneWorkerOnEngine() {
    Map<String, String> labels = Map.of(LABEL, name);
    WorkerImages images =
        new WorkerImages(engine.images(), engine.containers(), labels, image -> {});
    containers =
        new WorkerContainers(
            engine.containers(),
            deadlines,
            background,
            () -> images.ensure(Sha7.of("0000000")),
            labels);
    worker = containers.start();
  }

  static OneWorkerOnEngine start() {
    return new OneWorkerOnEngine();
  }

  /** What a lambda that answers made of an output. */
  Verdict call(RagLambda lambda, Output output) {
    return LambdaWorkers.verdict(answer(lambda, output));
  }

  private Answer answer(RagLambda lambda, Output output) {
    return switch (worker.ask(lambda, output, LIMIT)) {
      case Reply.Given(Answer answer) -> answer;
      case Reply.Late late -> throw new AssertionError(late + ": " + lambda.source());
      case Reply.Broken broken -> throw new AssertionError(broken + ": " + lambda.source());
    };
  }

  @Override
  public void close() {
    containers.discard(worker);
    background.close();
    deadlines.close();
    assertThat(engine.containers().labelled(LABEL, name)).isEmpty();
    engine.close();
  }
}
