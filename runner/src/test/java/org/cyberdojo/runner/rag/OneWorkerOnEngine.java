package org.cyberdojo.runner.rag;

import java.time.Duration;
import org.cyberdojo.runner.rag.LambdaWorker.Reply;
import org.cyberdojo.runner.rag.worker.Answer;

/**
 * One container of a real engine, in which all lambdas of a test are called one after another: for
 * those that do no harm, as a container for each takes its second. Closing it leaves none behind.
 */
final class OneWorkerOnEngine implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final EngineOfWorkers engine = new EngineOfWorkers();
  private final WorkerContainers containers =
      new WorkerContainers(
          engine.containers(),
          engine.deadlines(),
          engine.background(),
          engine::image,
          engine.labels());
  private final LambdaWorker worker = containers.start();

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
    engine.close();
  }
}
