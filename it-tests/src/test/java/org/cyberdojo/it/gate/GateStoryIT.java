package org.cyberdojo.it.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Process.Outcome;
import org.cyberdojo.it.ltf.LtfWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image that is built is known by itself, and a mark stops it. */
class GateStoryIT {

  private static final String EXAMPLE = "bash-plain";

  @TempDir private static Path folder;
  private static LtfWorld world;

  @BeforeAll
  static void make_the_world() {
    world = new LtfWorld(folder);
  }

  @AfterAll
  static void end_the_world() {
    if (world != null) {
      world.close();
    }
  }

  @Test
  void an_image_shows_up_when_it_is_built_a_mark_stops_it_and_lifting_lets_it_run() {
    GitRepository bash = world.repository(EXAMPLE, "bash_plain", "FROM " + world.debian() + "\n");
    String image = world.image("bash_plain") + ":" + bash.sha7();
    Path store = folder.resolve("catalog.db");

    try (GateProcess gate = GateProcess.start(store)) {
      passed(gate.toldTo(world.commitJob(bash)).run("ltf", "build", bash.folder().toString()));
      assertShownWithDurations(gate, bash, image);
      assertThat(passed(gate.toldTo(world.local()).run("gate", "check", image)).stdout())
          .isEqualTo("allow  " + image + "\n");

      try (RunnerProcess runner = RunnerProcess.start(gate.toldTo(world.local()))) {
        assertRuns(runner.run(image, EXAMPLE));

        mark(gate, image);
        assertStopped(runner.run(image, EXAMPLE), image);
        assertThat(gate.toldTo(world.local()).run("gate", "check", image).status()).isEqualTo(2);
        assertThat(gate.page("/shas")).contains("it lets students read other students");

        passed(gate.toldTo(world.local()).run("gate", "lift", image));
        assertRuns(runner.run(image, EXAMPLE));
      }
    }

    try (GateProcess again = GateProcess.start(store)) { // all of it is kept
      assertShownWithDurations(again, bash, image);
      assertThat(again.ask("/marks", "{\"all\":true}").get("marks")).hasSize(1);
    }
  }

  private static void mark(GateProcess gate, String image) {
    String until = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
    Outcome marked =
        passed(
            gate.toldTo(world.local())
                .run(
                    "gate",
                    "mark",
                    image,
                    "--severity",
                    "high",
                    "--reason",
                    "it lets students read other students' files",
                    "--until",
                    until,
                    "--by",
                    "the teacher"));
    assertThat(marked.stdout()).startsWith("marked " + image + " as a high risk: it lets students");
  }

  private static void assertShownWithDurations(
      GateProcess gate, GitRepository repository, String image) {
    JsonNode tag = gate.ask("/shas.json", "").at("/languages/0/tags/0");
    assertThat(tag.get("image_name").textValue()).isEqualTo(image);
    assertThat(tag.get("sha").textValue()).isEqualTo(repository.head());
    assertThat(tag.get("age_days").intValue()).isZero();
    assertThat(tag.get("size").longValue()).isPositive();
    for (String colour : new String[] {"red", "amber", "green"}) {
      assertThat(tag.get(colour).doubleValue()).as(colour).isPositive();
    }
    assertThat(tag.get("verdict").textValue()).isEqualTo("allow");
    assertThat(gate.page("/shas")).contains(repository.sha7()).contains("bash_plain");
  }

  private static void assertRuns(JsonNode run) {
    assertThat(run.get("outcome").textValue()).as(run.toString()).isEqualTo("red");
    assertThat(run.at("/stdout/content").textValue()).contains("FAILED: expected 42, got 54");
  }

  private static void assertStopped(JsonNode run, String image) {
    assertThat(run.get("outcome").textValue()).isEqualTo("faulty");
    assertThat(run.get("status").textValue()).isEqualTo("146");
    assertThat(run.at("/stdout/content").textValue()).isEmpty();
    assertThat(run.at("/stderr/content").textValue())
        .startsWith("The image " + image + " may not be run.\n")
        .contains("marked as a high risk: it lets students read other students' files")
        .contains("the teacher");
    assertThat(run.at("/log/gate/verdict").textValue()).isEqualTo("deny");
    assertThat(run.at("/log/gate/reasons/0/rule").textValue()).isEqualTo("risk");
  }

  private static Outcome passed(Outcome outcome) {
    assertThat(outcome.status()).as(outcome.toString()).isZero();
    return outcome;
  }
}
