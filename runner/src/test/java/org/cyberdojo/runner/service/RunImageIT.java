package org.cyberdojo.runner.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.runner.fixture.Requests.aRunIn;
import static org.cyberdojo.runner.service.RunnerOnEngine.text;

import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.Lambdas;
import org.cyberdojo.runner.fixture.TestImage;
import org.cyberdojo.runner.run.Outcome;
import org.cyberdojo.runner.run.RunResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs in images of all kinds. */
class RunImageIT {

  private static RunnerOnEngine runner;

  @BeforeAll
  static void start() {
    runner = RunnerOnEngine.start();
  }

  @AfterAll
  static void stop() {
    runner.close();
  }

  @Test
  void an_image_that_is_not_on_the_node_is_being_pulled() {
    RunResult result =
        runner.run(aRunIn(ImageName.parse(runner.name("nowhere:1234567"))).of("true"));
    assertThat(result.outcome()).isEqualTo(Outcome.PULLING);
    assertThat(result.status()).isEqualTo("141");
  }

  @Test
  void an_image_without_bash_is_faulty_and_says_why() {
    ImageName bare = runner.load(TestImage.empty(), "bare:1234567");
    try {
      RunResult result = runner.run(aRunIn(bare).of("true"));
      assertThat(result.outcome()).isEqualTo(Outcome.FAULTY);
      assertThat(result.status()).isEqualTo("143");
      assertThat(result.log().path("error").asText()).contains("bash");
    } finally {
      runner.removeWhenUnused(bare);
    }
  }

  @Test
  void an_image_without_a_lambda_is_faulty_unless_the_manifest_has_one() {
    ImageName dull = runner.load(TestImage.withPrograms(), "dull:1234567");
    try {
      RunResult result = runner.run(aRunIn(dull).of("exit 0"));
      assertThat(result.outcome()).isEqualTo(Outcome.FAULTY);
      assertThat(result.log().path("exception").path("context").asText())
          .isEqualTo("image_name must have /usr/local/bin/red_amber_green.rb file");
      assertThat(runner.run(aRunIn(dull).of("exit 0").judgedBy(Lambdas.BY_STATUS)).outcome())
          .isEqualTo(Outcome.GREEN);
    } finally {
      runner.removeWhenUnused(dull);
    }
  }

  @Test
  void an_image_that_is_pushed_again_under_latest_is_judged_by_its_new_lambda() {
    String latest = "moving:latest";
    ImageName name =
        runner.load(TestImage.withPrograms().withLambda("lambda { |_,_,_| :red }"), latest);
    try {
      assertThat(runner.run(aRunIn(name).of("true")).outcome()).isEqualTo(Outcome.RED);
      runner.load(TestImage.withPrograms().withLambda("lambda { |_,_,_| 'green' }"), latest);
      assertThat(runner.run(aRunIn(name).of("true")).outcome()).isEqualTo(Outcome.GREEN);
    } finally {
      runner.removeWhenUnused(name);
    }
  }

  @Test
  void a_run_without_harvest_starts_none_of_the_programs_that_look_at_files() {
    ImageName small =
        runner.load(
            TestImage.withPrograms()
                .withoutPrograms("file", "find", "mktemp", "sort", "truncate", "xargs")
                .withLambda(Lambdas.BY_STATUS),
            "small:1234567");
    try {
      RunResult result = runner.run(aRunIn(small).of("echo x; echo y > new").withoutHarvest());
      assertThat(result.stdout()).isEqualTo(text("x\n"));
      assertThat(result.outcome()).isEqualTo(Outcome.GREEN);
      assertThat(result.log()).isEmpty();
    } finally {
      runner.removeWhenUnused(small);
    }
  }
}
