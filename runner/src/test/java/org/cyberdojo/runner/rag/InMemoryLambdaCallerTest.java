package org.cyberdojo.runner.rag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cyberdojo.engine.container.InMemoryContainers;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.SpokenSandbox;
import org.cyberdojo.runner.fixture.Waiting;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.rag.image.WorkerImage;
import org.junit.jupiter.api.AfterEach;

/** The workers that other tests have lambdas called by keep the contract: a source's first word. */
class InMemoryLambdaCallerTest extends LambdaCallerContract {

  private static final WorkerImage IMAGE = new WorkerImage(ImageName.parse("worker:1234567"));

  private final InMemoryContainers containers =
      new InMemoryContainers()
          .withImage(
              IMAGE.name().toString(), SpokenSandbox.worker(InMemoryLambdaCallerTest::answer));
  private final Deadlines deadlines = new Deadlines();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final LambdaWorkers lambdas =
      LambdaWorkers.in(containers)
          .ofImage(() -> IMAGE)
          .atMost(3)
          .limitedTo(Duration.ofMillis(500))
          .start(deadlines, background, InstantSource.system());

  private static String answer(String source) {
    String word = source.split(" ", -1)[0];
    return switch (word) {
      case "late" -> never(word);
      case "dies" -> "";
      default -> word;
    };
  }

  private static String never(String word) {
    try {
      Waiting.forEver();
      return word;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    lambdas.close();
    background.close();
    deadlines.close();
  }

  @Override
  LambdaCaller caller() {
    return lambdas;
  }

  @Override
  RagLambda returning(String word, String mark) {
    return new RagLambda(word + " " + mark);
  }

  @Override
  RagLambda neverReturning(String mark) {
    return new RagLambda("late " + mark);
  }

  @Override
  RagLambda endingItsProcess(String mark) {
    return new RagLambda("dies " + mark);
  }

  @Override
  void killContainers() {
    lambdas.awaitReady();
    containers.killAll(IMAGE.name().toString());
  }
}
