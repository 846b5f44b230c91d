package org.cyberdojo.cli.ltf;

import java.util.UUID;
import java.util.function.Consumer;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.docker.DockerEngine;
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

/** Checks traffic lights with a runner that lives as long as the check. */
final class LightsRunner {

  /** Of a program that was not built in a git checkout. */
  private static final Sha7 NO_COMMIT = Sha7.of("0000000");

  private final Surroundings surroundings;
  private final DockerEngine engine;

  LightsRunner(Surroundings surroundings, DockerEngine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  /**
   * Runs the check; an interrupt by the user leaves no container behind.
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
    RunnerSettings settings =
        RunnerSettings.standard("lights-" + UUID.randomUUID()).withPool(PoolSize.OFF);
    Runner runner =
        Runner.start(
            engine.images(),
            engine.containers(),
            settings,
            surroundings.commit().map(CommitSha::sha7).orElse(NO_COMMIT),
            Gate.NONE,
            new Told(progress));
    Thread hook = new Thread(runner::close, "remove-containers");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return new TrafficLightCheck(runner).run(startPoint, image, listener);
    } finally {
      if (isStillRunning(hook)) {
        runner.close();
      }
    }
  }

  private static boolean isStillRunning(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return false; // the hook does it
    }
  }

  private record Told(Consumer<String> progress) implements RunObserver {

    @Override
    public void ended(RunRecord run) {
      // its light is told of
    }

    @Override
    public void makes(ImageName workerImage) {
      progress.accept(
          "making " + workerImage + ", in which lambdas are called; once, some seconds");
    }
  }
}
