package org.cyberdojo.runner.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.runner.gate.Gate;
import org.cyberdojo.runner.gate.GateAnswer;
import org.cyberdojo.runner.gate.OwnDates;
import org.cyberdojo.runner.image.NodeImages;
import org.cyberdojo.runner.rag.RagLambda;
import org.cyberdojo.runner.run.RunResult.Status;
import org.cyberdojo.runner.sandbox.Ending.Ended;
import org.cyberdojo.runner.sandbox.Ending.NeverBegan;
import org.cyberdojo.runner.sandbox.Ending.TimedOut;
import org.cyberdojo.runner.sandbox.Ending.Unreadable;

/**
 * Runs cyber-dojo.sh: looks for the image, asks the gate, waits for a turn, runs, judges. Whatever
 * goes wrong becomes a result. Safe for use by several threads.
 */
public final class CyberDojoShRunner {

  private final Gate gate;
  private final NodeImages images;
  private final RunQueue queue;
  private final SandboxRuns runs;
  private final Lights lights;
  private final InstantSource clock;
  private final RunObserver observer;

  public CyberDojoShRunner(
      Gate gate,
      NodeImages images,
      RunQueue queue,
      SandboxRuns runs,
      Lights lights,
      InstantSource clock,
      RunObserver observer) {
    this.gate = gate;
    this.images = images;
    this.queue = queue;
    this.runs = runs;
    this.lights = lights;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * Runs cyber-dojo.sh.
   *
   * @throws InterruptedRunException when the runner stops before it came to it
   */
  public RunResult run(RunRequest request) {
    Journal journal = new Journal(request, clock.instant());
    RunResult result = located(request, journal);
    observer.ended(journal.record(result, clock.instant()));
    return result;
  }

  private RunResult located(RunRequest request, Journal journal) {
    try {
      Optional<EngineImage> image = images.findOrPull(request.image());
      return image.isEmpty()
          ? RunResult.without(Status.PULLING, Outcome.PULLING)
          : gated(request, image.get(), journal);
    } catch (ImageMissingException e) { // it was there a moment ago
      return RunResult.without(Status.PULLING, Outcome.PULLING);
    } catch (EngineException e) {
      return faulty(Status.FAULTY, String.valueOf(e.getMessage()));
    }
  }

  /** The gate is asked when the image is here, because then it can say how old it is. */
  private RunResult gated(RunRequest request, EngineImage image, Journal journal) {
    return switch (gate.ask(request.image(), OwnDates.of(image))) {
      case GateAnswer.Silent _, GateAnswer.Allowed _ -> inTurn(request, image, journal);
      case GateAnswer.Remarked(ObjectNode data) ->
          inTurn(request, image, journal).withLog("gate", data);
      case GateAnswer.Denied denied ->
          RunResult.without(Status.DENIED, Outcome.FAULTY)
              .withStderr(String.join("\n", denied.sentences()) + "\n")
              .withLog("gate", denied.data());
    };
  }

  private RunResult inTurn(RunRequest request, EngineImage image, Journal journal) {
    return queue.inTurn(() -> ran(request, image, journal));
  }

  private RunResult ran(RunRequest request, EngineImage image, Journal journal) {
    journal.begins(image.id(), clock.instant());
    Supplier<Optional<RagLambda>> lambda = lights.lambdaOf(request, image);
    SandboxRuns.Ran ran = runs.run(request, image.id());
    journal.wasWarm = ran.wasWarm();
    return switch (ran.ending()) {
      case Ended ended -> lights.judge(request, lambda.get(), result(ended));
      case TimedOut _ -> RunResult.without(Status.TIMED_OUT, Outcome.TIMED_OUT);
      case NeverBegan(String reason) -> faulty(Status.FAULTY, reason);
      case Unreadable(String reason) -> faulty(Status.UNREADABLE, reason);
    };
  }

  private static RunResult result(Ended ended) {
    int status = ended.status().orElse(Status.MISSING.number());
    RunResult result =
        new RunResult(
            ended.stdout(),
            ended.stderr(),
            Integer.toString(status),
            Outcome.FAULTY,
            RunResult.emptyLog(),
            ended.files().created(),
            ended.files().changed());
    return ended.files().fault().map(fault -> result.withLog("harvest", fault)).orElse(result);
  }

  private static RunResult faulty(Status status, String reason) {
    return RunResult.without(status, Outcome.FAULTY).withLog("error", reason);
  }

  /** What is learned of a run on its way, on the thread of the run. */
  private static final class Journal {

    private final RunRequest request;
    private final Instant askedAt;
    private Optional<ImageId> image = Optional.empty();
    private Duration waited = Duration.ZERO;
    private boolean wasWarm;

    Journal(RunRequest request, Instant askedAt) {
      this.request = request;
      this.askedAt = askedAt;
    }

    void begins(ImageId id, Instant now) {
      image = Optional.of(id);
      waited = Duration.between(askedAt, now);
    }

    RunRecord record(RunResult result, Instant now) {
      return new RunRecord(
          askedAt,
          request.input().id(),
          request.image(),
          image,
          result.outcome(),
          result.status(),
          waited,
          Duration.between(askedAt, now),
          wasWarm);
    }
  }
}
