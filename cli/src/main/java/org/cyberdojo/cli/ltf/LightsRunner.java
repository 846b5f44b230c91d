package org.cyberdojo.cli.ltf;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.gate.Gate;
import org.cyberdojo.runner.lights.CheckedLight;
import org.cyberdojo.runner.lights.CheckedStartPoint;
import org.cyberdojo.runner.lights.LightsReport;
import org.cyberdojo.runner.lights.TrafficLightCheck;
import org.cyberdojo.runner.lights.UncheckableStartPointException;
import org.cyberdojo.runner.pool.PoolSize;
import org.cyberdojo.runner.run.RunObserver;
import org.cyberdojo.runner.run.RunRecord;
import org.cyberdojo.runner.service.Runner;
import org.cyberdojo.runner.service.RunnerSettings;

/**
 * Checks traffic lights with a runner that is started ahead: what it calls lambdas in takes a
 * second or two to start. An interrupt by the user leaves no container behind.
 */
final class LightsRunner implements AutoCloseable {

  /** Of a program that was not built in a git checkout. */
  private static final Sha7 NO_COMMIT = Sha7.of("0000000");

  private final CompletableFuture<ImageName> making = new CompletableFuture<>();
  private final Runner runner;
  private final Thread hook;

  private LightsRunner(Surroundings surroundings, DockerEngine engine) {
    runner =
        Runner.start(
            engine.images(),
            engine.containers(),
            RunnerSettings.standard("lights-" + UUID.randomUUID())
                .withPool(PoolSize.OFF)
                .withOneLambda(),
            surroundings.commit().map(CommitSha::sha7).orElse(NO_COMMIT),
            Gate.NONE,
            new Told(making));
    hook = new Thread(runner::close, "remove-containers");
  }

  /**
   * Starts the runner, and does not wait for it.
   *
   * @throws EngineException when the engine does not answer
   */
  static LightsRunner start(Surroundings surroundings, DockerEngine engine) {
    LightsRunner started = new LightsRunner(surroundings, engine);
    Runtime.getRuntime().addShutdownHook(started.hook);
    return started;
  }

  /**
   * Runs the check.
   *
   * @param listener is told of each colour
   * @param progress is told of what takes a while
   * @throws UncheckableStartPointException when it cannot be made
   */
  LightsReport check(
      CheckedStartPoint startPoint,
      ImageName image,
      Consumer<CheckedLight> listener,
      Consumer<String> progress) {
    if (!runner.isReady()) {
      var _ = making.thenAccept(name -> progress.accept(announced(name)));
    }
    return new TrafficLightCheck(runner).run(startPoint, image, listener);
  }

  private static String announced(ImageName workerImage) {
    return "making " + workerImage + ", in which lambdas are called; once, some seconds";
  }

  @Override
  public void close() {
    if (isStillRunning(hook)) {
      runner.close();
    }
  }

  private static boolean isStillRunning(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return false; // the hook does it
    }
  }

  private record Told(CompletableFuture<ImageName> making) implements RunObserver {

    @Override
    public void ended(RunRecord run) {
      // its light is told of
    }

    @Override
    public void makes(ImageName workerImage) {
      making.complete(workerImage);
    }
  }
}
