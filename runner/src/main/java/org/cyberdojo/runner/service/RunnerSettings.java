package org.cyberdojo.runner.service;

import java.time.Duration;
import org.cyberdojo.runner.pool.PoolSize;

/**
 * What can be set of a runner.
 *
 * @param name what its containers are labelled with; after a crash the next runner of that name
 *     removes them, so two that run at once on one engine need two names
 * @param runsAtOnce so many runs go on at once, the others wait
 * @param mostWaiting so many runs may wait, one more is refused
 * @param longestRun no run may take longer, whatever its manifest says
 * @param pool sandboxes that are started ahead
 * @param mostLambdas so many lambdas keep a worker of their own; each takes some 100 MB
 * @param forOneLambda whether only one lambda is ever called, so that no worker is started ahead
 *     for another one
 * @param longestLambda how long one call of a lambda may take
 * @param idle after so long without use, sandboxes and workers are let go
 */
public record RunnerSettings(
    String name,
    int runsAtOnce,
    int mostWaiting,
    Duration longestRun,
    PoolSize pool,
    int mostLambdas,
    boolean forOneLambda,
    Duration longestLambda,
    Duration idle) {

  public RunnerSettings {
    if (name.isBlank() || runsAtOnce < 1 || mostWaiting < 0 || mostLambdas < 1) {
      throw new IllegalArgumentException(
          "a runner has a name, runs at least one at once, and keeps at least one lambda");
    }
    if (longestRun.toSeconds() < 1 || longestLambda.toMillis() < 1 || idle.toSeconds() < 1) {
      throw new IllegalArgumentException("a runner's times are longer than nothing");
    }
  }

  /** What serves a class of some thirty people on a small machine. */
  public static RunnerSettings standard(String name) {
    return new RunnerSettings(
        name,
        2 * Runtime.getRuntime().availableProcessors(),
        256,
        Duration.ofSeconds(15),
        new PoolSize(2, 8),
        8,
        false,
        Duration.ofSeconds(3),
        Duration.ofMinutes(10));
  }

  public RunnerSettings withRunsAtOnce(int count) {
    return new RunnerSettings(
        name, count, mostWaiting, longestRun, pool, mostLambdas, forOneLambda, longestLambda, idle);
  }

  public RunnerSettings withMostWaiting(int count) {
    return new RunnerSettings(
        name, runsAtOnce, count, longestRun, pool, mostLambdas, forOneLambda, longestLambda, idle);
  }

  public RunnerSettings withLongestRun(Duration duration) {
    return new RunnerSettings(
        name,
        runsAtOnce,
        mostWaiting,
        duration,
        pool,
        mostLambdas,
        forOneLambda,
        longestLambda,
        idle);
  }

  public RunnerSettings withPool(PoolSize size) {
    return new RunnerSettings(
        name,
        runsAtOnce,
        mostWaiting,
        longestRun,
        size,
        mostLambdas,
        forOneLambda,
        longestLambda,
        idle);
  }

  public RunnerSettings withMostLambdas(int count) {
    return new RunnerSettings(
        name, runsAtOnce, mostWaiting, longestRun, pool, count, forOneLambda, longestLambda, idle);
  }

  public RunnerSettings withOneLambda() {
    return new RunnerSettings(
        name, runsAtOnce, mostWaiting, longestRun, pool, 1, true, longestLambda, idle);
  }

  public RunnerSettings withIdle(Duration duration) {
    return new RunnerSettings(
        name,
        runsAtOnce,
        mostWaiting,
        longestRun,
        pool,
        mostLambdas,
        forOneLambda,
        longestLambda,
        duration);
  }
}
