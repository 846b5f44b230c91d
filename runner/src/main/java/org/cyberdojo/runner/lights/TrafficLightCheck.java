package org.cyberdojo.runner.lights;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.rag.TrafficLight;
import org.cyberdojo.runner.rag.WorkerStartException;
import org.cyberdojo.runner.run.Outcome;
import org.cyberdojo.runner.run.RunRequest;
import org.cyberdojo.runner.run.RunResult;
import org.cyberdojo.runner.sandbox.MalformedFilesException;
import org.cyberdojo.runner.sandbox.SandboxFiles;
import org.cyberdojo.runner.sandbox.SandboxInput;
import org.cyberdojo.runner.service.Runner;

/**
 * Checks a start-point's traffic lights: its files are run three times in an image, with one change
 * for each colour, and each must come out in that colour. As many of the three run at the same time
 * as the runner runs at once.
 *
 * <pre>{@code
 * LightsReport report =
 *     new TrafficLightCheck(runner)
 *         .run(CheckedStartPoint.read(repository, "start_point"), image, light -> {});
 * }</pre>
 */
public final class TrafficLightCheck {

  private final Runner runner;

  public TrafficLightCheck(Runner runner) {
    this.runner = runner;
  }

  /**
   * Runs the check.
   *
   * @param image one that the engine has
   * @param listener is told of each colour as it comes, by one thread at a time
   * @throws UncheckableStartPointException when the engine does not have the image, or a change
   *     cannot be made
   * @throws WorkerStartException when there is nothing to call lambdas in
   * @throws EngineException when the engine says no
   */
  public LightsReport run(
      CheckedStartPoint startPoint, ImageName image, Consumer<CheckedLight> listener) {
    List<Planned> plan = plan(startPoint, image);
    runner.awaitReady(); // else the first colour's seconds would tell how long Ruby takes to start
    List<Future<CheckedLight>> runs;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      runs = plan.stream().map(one -> threads.submit(() -> told(light(one), listener))).toList();
    } // waits for all of them
    return new LightsReport(runs.stream().map(TrafficLightCheck::result).toList());
  }

  private static List<Planned> plan(CheckedStartPoint startPoint, ImageName image) {
    List<Planned> plan = new ArrayList<>();
    startPoint
        .substitutions()
        .forEach(
            (light, substitution) -> {
              SandboxFiles files = files(substitution.in(startPoint.files()));
              SandboxInput input = new SandboxInput(light.toString(), files, false);
              plan.add(
                  new Planned(
                      light,
                      substitution,
                      new RunRequest(input, image, startPoint.limit(), startPoint.lambda())));
            });
    return plan;
  }

  private static SandboxFiles files(Map<String, String> content) {
    try {
      return SandboxFiles.of(content);
    } catch (MalformedFilesException e) {
      throw new UncheckableStartPointException(String.valueOf(e.getMessage()));
    }
  }

  private CheckedLight light(Planned planned) {
    long start = System.nanoTime();
    RunResult result = runner.run(planned.request());
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    if (result.outcome() == Outcome.PULLING) {
      throw new UncheckableStartPointException(
          "the engine does not have the image "
              + planned.request().image()
              + "; build it or pull it");
    }
    return new CheckedLight(planned.light(), planned.substitution(), duration, result);
  }

  private synchronized CheckedLight told(CheckedLight light, Consumer<CheckedLight> listener) {
    listener.accept(light);
    return light;
  }

  private static CheckedLight result(Future<CheckedLight> run) {
    try {
      return run.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckableStartPointException("it was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckableStartPointException cause) {
        throw cause;
      }
      throw new UncheckableStartPointException(String.valueOf(e.getCause()));
    }
  }

  private record Planned(TrafficLight light, Substitution substitution, RunRequest request) {}
}
