package org.cyberdojo.runner.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.rag.image.WorkerImage;
import org.cyberdojo.runner.rag.image.WorkerImages;

/** A real engine for the workers of one test class, and what they need. */
final class EngineOfWorkers implements AutoCloseable {

  private static final String LABEL = "org.cyber-dojo.test";

  private final String name = "rag-it-" + UUID.randomUUID();
  private final DockerEngine engine = DockerEngine.from(System.getenv());
  private final Deadlines deadlines = new Deadlines();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final WorkerImages images =
      new WorkerImages(engine.images(), engine.containers(), labels(), image -> {});

  Containers containers() {
    return engine.containers();
  }

  /** The image of this build; made by the first who asks. */
  WorkerImage image() {
    return images.ensure(Sha7.of("0000000"));
  }

  /** Of all containers of this test class. */
  Map<String, String> labels() {
    return Map.of(LABEL, name);
  }

  Deadlines deadlines() {
    return deadlines;
  }

  ExecutorService background() {
    return background;
  }

  void killContainers() {
    containers().labelled(LABEL, name).forEach(containers()::remove);
  }

  /** No container may be left. */
  @Override
  public void close() {
    background.close();
    deadlines.close();
    assertThat(containers().labelled(LABEL, name)).isEmpty();
    engine.close();
  }
}
