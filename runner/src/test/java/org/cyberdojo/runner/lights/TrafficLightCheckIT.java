package org.cyberdojo.runner.lights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.tree.MemoryTree;
import org.cyberdojo.runner.fixture.TestImage;
import org.cyberdojo.runner.gate.Gate;
import org.cyberdojo.runner.pool.PoolSize;
import org.cyberdojo.runner.service.Runner;
import org.cyberdojo.runner.service.RunnerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The three colours of a small start-point in bash, from real runs. */
class TrafficLightCheckIT {

  private static final String NAME = "lights-it-" + UUID.randomUUID();

  private static final String LAMBDA =
      """
      lambda { |stdout, stderr, status|
        return :amber if stderr =~ /syntax error|error token/
        return :green if stdout =~ /^ok 1/
        return :red if stdout =~ /^not ok 1/
        :amber
      }
      """;

  private static DockerEngine engine;
  private static ImageName image;
  private static Runner runner;

  @BeforeAll
  static void start() {
    engine = DockerEngine.from(System.getenv());
    image = TestImage.withPrograms().loadInto(engine.images(), NAME + "/bash:1234567");
    runner = runner(RunnerSettings.standard(NAME));
  }

  private static Runner runner(RunnerSettings settings) {
    return Runner.start(
        engine.images(),
        engine.containers(),
        settings.withPool(PoolSize.OFF),
        Sha7.of("0000000"),
        Gate.NONE,
        run -> {});
  }

  @AfterAll
  static void stop() {
    runner.close();
    engine.images().remove(image);
    engine.close();
  }

  private static MemoryTree.Builder startPoint() {
    return MemoryTree.builder()
        .file(
            "start_point/manifest.json",
            """
            {"display_name":"Bash","visible_filenames":["hiker.sh","cyber-dojo.sh"],
             "rag_lambda":"red_amber_green.rb","filename_extension":".sh"}
            """)
        .file("start_point/red_amber_green.rb", LAMBDA)
        .file("start_point/hiker.sh", "answer() { echo $((6 * 9)); }\n")
        .file(
            "start_point/cyber-dojo.sh",
            "source ./hiker.sh; [ \"$(answer)\" = 42 ] && echo 'ok 1' || echo 'not ok 1'\n");
  }

  private static CheckedStartPoint read(MemoryTree tree) {
    return CheckedStartPoint.read(tree, "start_point");
  }

  @Test
  void all_three_pass_and_are_reported() {
    List<CheckedLight> told = new ArrayList<>();
    LightsReport report =
        new TrafficLightCheck(runner).run(read(startPoint().build()), image, told::add);
    assertThat(report.json().toPrettyString())
        .satisfies(json -> assertThat(report.hasPassed()).as(json).isTrue());
    assertThat(told).containsExactlyInAnyOrderElementsOf(report.lights());
    assertThat(report.json().path("amber").path("to").asText()).isEqualTo("6 * 9sd");
    assertThat(report.json().path("green").path("result").asText()).isEqualTo("PASSED");
    assertThat(report.json().path("red").path("stdout").asText()).isEqualTo("not ok 1\n");
    assertThat(report.json().path("red").path("status").asText()).isEqualTo("0");
  }

  @Test
  void a_colour_that_does_not_come_out_fails() {
    MemoryTree tree =
        startPoint()
            .file(
                "start_point/options.json",
                "{\"green\":{\"filename\":\"hiker.sh\",\"from\":\"6 * 9\",\"to\":\"6 * 8\"}}")
            .build();
    LightsReport report = new TrafficLightCheck(runner).run(read(tree), image, light -> {});
    assertThat(report.hasPassed()).isFalse();
    assertThat(report.json().path("green").path("result").asText()).isEqualTo("FAILED");
    assertThat(report.json().path("green").path("colour").asText()).isEqualTo("red");
  }

  @Test
  void a_colour_that_takes_longer_than_the_runner_allows_fails_whatever_its_manifest_says() {
    MemoryTree tree =
        startPoint()
            .file(
                "start_point/manifest.json",
                """
                {"display_name":"Bash","visible_filenames":["hiker.sh","cyber-dojo.sh"],
                 "rag_lambda":"red_amber_green.rb","filename_extension":".sh","max_seconds":10}
                """)
            .file("start_point/cyber-dojo.sh", "sleep 3; echo 'not ok 1'\n")
            .build();
    try (Runner brief =
        runner(RunnerSettings.standard(NAME + "-brief").withLongestRun(Duration.ofSeconds(1)))) {
      LightsReport report = new TrafficLightCheck(brief).run(read(tree), image, light -> {});
      assertThat(report.hasPassed()).isFalse();
      assertThat(report.json().path("red").path("colour").asText()).isEqualTo("timed_out");
    }
  }

  @Test
  void an_image_that_is_not_there_is_an_error() {
    assertThatThrownBy(
            () ->
                new TrafficLightCheck(runner)
                    .run(
                        read(startPoint().build()),
                        ImageName.parse(NAME + "/none:1234567"),
                        light -> {}))
        .isInstanceOf(UncheckableStartPointException.class)
        .hasMessageContaining("does not have the image");
  }
}
