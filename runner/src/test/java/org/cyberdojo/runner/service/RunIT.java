package org.cyberdojo.runner.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.runner.fixture.Requests.aRunIn;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.content.TextContent;
import org.cyberdojo.runner.fixture.Lambdas;
import org.cyberdojo.runner.fixture.TestImage;
import org.cyberdojo.runner.gate.Gate;
import org.cyberdojo.runner.pool.PoolSize;
import org.cyberdojo.runner.run.Outcome;
import org.cyberdojo.runner.run.RunRecord;
import org.cyberdojo.runner.run.RunResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs in real containers, honest ones and hostile ones. */
class RunIT {

  private static final String NAME = "runner-it-" + UUID.randomUUID();
  private static final List<RunRecord> RECORDS = new CopyOnWriteArrayList<>();

  private static DockerEngine engine;
  private static ImageName image;
  private static Runner runner;

  @BeforeAll
  static void start() {
    engine = DockerEngine.from(System.getenv());
    image =
        TestImage.withPrograms()
            .withLambda(Lambdas.BY_STATUS)
            .withEntrypoint("/usr/bin/false")
            .loadInto(engine.images(), NAME + "/bash:1234567");
    runner =
        Runner.start(
            engine.images(),
            engine.containers(),
            RunnerSettings.standard(NAME).withPool(PoolSize.OFF),
            Sha7.of("0000000"),
            Gate.NONE,
            RECORDS::add);
  }

  @AfterAll
  static void stop() {
    runner.close();
    assertThat(engine.containers().labelled(Runner.LABEL, NAME)).isEmpty();
    engine.images().remove(image);
    engine.close();
  }

  private static RunResult run(String script) {
    return runner.run(aRunIn(image).of(script).build());
  }

  private static TextContent text(String content) {
    return new TextContent(content, false);
  }

  @Nested
  class An_honest_run {

    @ParameterizedTest
    @CsvSource({"0,GREEN", "1,RED", "2,AMBER", "255,AMBER"})
    void has_a_status_and_a_colour(int status, Outcome colour) {
      RunResult result = run("exit " + status);
      assertThat(result.status()).isEqualTo(Integer.toString(status));
      assertThat(result.outcome()).isEqualTo(colour);
      assertThat(result.log()).isEmpty();
    }

    @Test
    void prints() {
      RunResult result = run("printf 'to stdout\n'; printf 'to stderr\n' >&2");
      assertThat(result.stdout()).isEqualTo(text("to stdout\n"));
      assertThat(result.stderr()).isEqualTo(text("to stderr\n"));
    }

    @Test
    void creates_changes_and_deletes_files() {
      RunResult result =
          runner.run(
              aRunIn(image)
                  .of("printf more >> changed.txt; rm deleted.txt; mkdir -p d/e; printf x > d/e/f")
                  .with("changed.txt", "some ")
                  .with("deleted.txt", "gone")
                  .with("same.txt", "same")
                  .build());
      assertThat(result.created()).containsOnly(java.util.Map.entry("d/e/f", text("x")));
      assertThat(result.changed())
          .containsOnly(java.util.Map.entry("changed.txt", text("some more")));
    }

    @Test
    void leaves_a_record_of_the_very_image_that_ran() {
      runner.run(aRunIn(image).of("true").withId("of-record").build());
      RunRecord of =
          RECORDS.stream().filter(one -> one.id().equals("of-record")).findAny().orElseThrow();
      assertThat(of.image()).isEqualTo(image);
      assertThat(of.imageId()).isEqualTo(engine.images().find(image).map(found -> found.id()));
    }
  }
}
