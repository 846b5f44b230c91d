package org.cyberdojo.runner.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.runner.fixture.Requests.aRunIn;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.failure.ImageInUseException;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.content.TextContent;
import org.cyberdojo.runner.fixture.Lambdas;
import org.cyberdojo.runner.fixture.Requests;
import org.cyberdojo.runner.fixture.TestImage;
import org.cyberdojo.runner.gate.Gate;
import org.cyberdojo.runner.pool.PoolSize;
import org.cyberdojo.runner.run.Outcome;
import org.cyberdojo.runner.run.RunRecord;
import org.cyberdojo.runner.run.RunResult;

/**
 * A runner in a real engine with an image whose lambda judges by the status. Closing it leaves no
 * container behind.
 */
final class RunnerOnEngine implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name = "runner-it-" + UUID.randomUUID();
  private final List<RunRecord> records = new CopyOnWriteArrayList<>();
  private final DockerEngine engine = DockerEngine.from(System.getenv());
  private final ImageName image;
  private final Runner runner;

  private RunnerOnEngine() {
    image =
        load(
            TestImage.withPrograms().withLambda(Lambdas.BY_STATUS).withEntrypoint("/usr/bin/false"),
            "bash:1234567");
    runner =
        Runner.start(
            engine.images(),
            engine.containers(),
            RunnerSettings.standard(name).withPool(PoolSize.OFF),
            Sha7.of("0000000"),
            Gate.NONE,
            records::add);
  }

  static RunnerOnEngine start() {
    return new RunnerOnEngine();
  }

  /** A name that no other test uses. */
  String name(String about) {
    return name + "/" + about;
  }

  /** Another image, by its last name and tag. */
  ImageName load(TestImage description, String about) {
    return description.loadInto(engine.images(), name(about));
  }

  Images images() {
    return engine.images();
  }

  /** The image that runs are of when nothing else is said. */
  ImageName image() {
    return image;
  }

  /** A run in that image. */
  Requests aRun() {
    return aRunIn(image);
  }

  RunResult run(Requests request) {
    return runner.run(request.build());
  }

  RunResult run(String script) {
    return run(aRun().of(script));
  }

  RunResult runBriefly(String script) {
    return run(aRun().of(script).atMost(Duration.ofSeconds(2)));
  }

  void assertNextRunIsUnharmed() {
    RunResult result = run("echo well; exit 0");
    assertThat(result.outcome()).isEqualTo(Outcome.GREEN);
    assertThat(result.stdout()).isEqualTo(text("well\n"));
  }

  /** What the run with an id left behind. */
  RunRecord recordOf(String id) {
    return records.stream().filter(one -> one.id().equals(id)).findAny().orElseThrow();
  }

  /** The answer comes before the container of its run is gone. */
  void removeWhenUnused(ImageName unused) {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        engine.images().remove(unused);
        return;
      } catch (ImageInUseException e) {
        if (System.nanoTime() > patience) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  /** A text that is whole. */
  static TextContent text(String content) {
    return new TextContent(content, false);
  }

  @Override
  public void close() {
    runner.close();
    assertThat(engine.containers().labelled(Runner.LABEL, name)).isEmpty();
    engine.images().remove(image);
    engine.close();
  }
}
