package org.cyberdojo.runner.rag;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.runner.rag.LambdaWorker.Reply;
import org.cyberdojo.runner.rag.Verdict.Faulty;
import org.cyberdojo.runner.rag.Verdict.Shown;
import org.cyberdojo.runner.rag.WorkerSeats.Use;
import org.cyberdojo.runner.rag.worker.Answer;

/**
 * Calls each lambda in a container of its own, which is kept for its next call: two lambdas never
 * share one, so that nothing a lambda does to its Ruby reaches another. A lambda that is late, that
 * breaks its container or talks nonsense loses it.
 */
public final class LambdaWorkers implements LambdaCaller, AutoCloseable {

  private final WorkerSeats seats;
  private final Strikes strikes;
  private final Duration limit;

  LambdaWorkers(WorkerSeats seats, InstantSource clock, Duration limit) {
    this.seats = seats;
    this.strikes = new Strikes(clock);
    this.limit = limit;
  }

  /** Workers in containers of an engine, to be described further. */
  public static LambdaWorkersBuilder in(Containers containers) {
    return new LambdaWorkersBuilder(containers);
  }

  /**
   * Waits until a lambda that was never called could be called without waiting.
   *
   * @throws WorkerStartException when no container for it can be started
   * @throws EngineException when the engine says no
   */
  public void awaitReady() {
    seats.awaitReady();
  }

  /** Whether a lambda that was never called could be called without waiting. */
  public boolean isReady() {
    return seats.isReady();
  }

  /** Lets go of workers that nobody used for a time, and replaces a spare one that is dead. */
  public void keepHouse(Duration idle) {
    seats.keepHouse(idle);
  }

  @Override
  public Verdict call(RagLambda lambda, Output output) {
    if (lambda.source().length() > RagLambda.LONGEST_SOURCE) {
      return Faulty.because(
          "lambda source is longer than " + RagLambda.LONGEST_SOURCE + " characters");
    }
    if (strikes.isOut(lambda)) {
      return Faulty.because(
          "lambda was stopped " + Strikes.MOST + " times, and is not called for some minutes");
    }
    try {
      // a worker that has answered before may have died since, through no fault of this call
      return attempt(lambda, output)
          .or(() -> attempt(lambda, output))
          .orElseGet(() -> Faulty.because("the containers for lambdas keep ending"));
    } catch (EngineException | WorkerStartException e) {
      return Faulty.because(String.valueOf(e.getMessage()));
    }
  }

  /** Empty when the worker was no more, and another one should be asked. */
  private Optional<Verdict> attempt(RagLambda lambda, Output output) {
    return seats.withWorker(
        lambda,
        worker -> {
          boolean isKnown = worker.hasAnswered();
          return switch (worker.ask(lambda, output, limit)) {
            case Reply.Given(Answer answer) -> Use.keepAfter(Optional.of(verdict(answer)));
            case Reply.Late() ->
                stopped(lambda, "it gave no answer within " + limit.toMillis() + " ms");
            case Reply.Broken() ->
                isKnown
                    ? Use.upWith(Optional.empty())
                    : stopped(lambda, "it used too much memory, or ended its process");
          };
        });
  }

  private Use<Optional<Verdict>> stopped(RagLambda lambda, String reason) {
    strikes.strike(lambda);
    return Use.upWith(Optional.of(Faulty.because("lambda was stopped: " + reason)));
  }

  static Verdict verdict(Answer answer) {
    return switch (answer.kind()) {
      case RAISED -> new Faulty(answer.value(), answer.className(), answer.message());
      case RETURNED -> colour(answer);
    };
  }

  private static Verdict colour(Answer answer) {
    boolean isName = answer.className().equals("String") || answer.className().equals("Symbol");
    Optional<TrafficLight> light = isName ? TrafficLight.of(answer.value()) : Optional.empty();
    return light
        .<Verdict>map(Shown::new)
        .orElseGet(
            () ->
                new Faulty(
                    "illegal colour; must be one of ['red','amber','green']",
                    answer.className(),
                    answer.value()));
  }

  @Override
  public void close() {
    seats.close();
  }
}
