package org.cyberdojo.runner.rag;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Ruby in a real engine's containers keeps the contract that the workers in memory keep. */
class DockerLambdaCallerIT extends LambdaCallerContract {

  private static WorkersOnEngine workers;
  private static LambdaWorkers lambdas;

  @BeforeAll
  static void start() {
    workers = new WorkersOnEngine();
    lambdas = workers.lambdas();
  }

  @AfterAll
  static void stop() {
    workers.close();
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
    workers.killContainers();
  }
}
