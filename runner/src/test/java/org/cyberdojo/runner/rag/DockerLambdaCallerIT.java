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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Ruby in a real engine's containers keeps the contract that the workers in memory keep. */
class DockerLambdaCallerIT extends LambdaCallerContract {

  private static final String LABEL = "org.cyber-dojo.test";
  private static final String NAME = "rag-contract-it-" + UUID.randomUUID();

  private static DockerEngine engine;
  private static Deadlines deadlines;
  private static ExecutorService background;
  private static LambdaWorkers lambdas;

  @BeforeAll
  static void start() {
    engine = DockerEngine.from(System.getenv());
    deadlines = new Deadlines();
    background = Executors.newVirtualThreadPerTaskExecutor();
    Map<String, String> labels = Map.of(LABEL, NAME);
    WorkerImages images =
        new WorkerImages(engine.images(), engine.containers(), labels, name -> {});
    lambdas =
        LambdaWorkers.in(engine.containers())
            .labelled(labels)
            .ofImage(() -> images.ensure(Sha7.of("0000000")))
            .atMost(3)
            .limitedTo(Duration.ofSeconds(3))
            .start(deadlines, background, InstantSource.system());
    lambdas.awaitReady();
  }

  @AfterAll
  static void stop() {
    lambdas.close();
    background.close();
    deadlines.close();
    assertThat(engine.containers().labelled(LABEL, NAME)).isEmpty();
    engine.close();
  }

  private static RagLambda lambda(String body, String mark) {
    return new RagLambda("require 'java'; lambda { |_o, _e, _s| " + body + " } # " + mark);
  }

  @Override
  LambdaCaller caller() {
    return lambdas;
  }

  @Override
  RagLambda returning(String word, String mark) {
    return lambda("'" + word + "'", mark);
  }

  @Override
  RagLambda neverReturning(String mark) {
    return lambda("loop {}", mark);
  }

  @Override
  RagLambda endingItsProcess(String mark) {
    return lambda("java.lang.Runtime.getRuntime.halt(0)", mark);
  }

  @Override
  void killContainers() {
    lambdas.awaitReady();
    engine.containers().labelled(LABEL, NAME).forEach(engine.containers()::remove);
  }
}
