package org.cyberdojo.it.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.DebianImage;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Json;
import org.cyberdojo.it.harness.Process.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ltf lights} as people call it: its lines, its report, its status. */
class LightsIT {

  @TempDir private Path folder;

  private GitRepository repository;

  @BeforeEach
  void copy() {
    repository =
        GitRepository.copyOf(
            CyberDojo.checkout().resolve("examples/languages/gcc-assert"),
            folder.resolve("gcc-assert"));
    repository
        .write("start_point/red_amber_green.rb", GccAssert.lambda())
        .write(
            "start_point/manifest.json",
            """
            {"display_name":"C","rag_lambda":"red_amber_green.rb","filename_extension":".c",
             "visible_filenames":["hiker.tests.c","hiker.c","hiker.h","makefile","cyber-dojo.sh"]}
            """);
  }

  private Outcome lights(String... words) {
    List<String> all = new ArrayList<>(List.of("ltf", "lights", repository.folder().toString()));
    all.addAll(List.of(words));
    return CyberDojo.in(folder).run(all.toArray(String[]::new));
  }

  private Outcome lightsOnDebian(String... words) {
    List<String> all = new ArrayList<>(List.of("--image", DebianImage.name()));
    all.addAll(List.of(words));
    return lights(all.toArray(String[]::new));
  }

  @Test
  void three_colours_that_come_out_are_status_0_and_a_line_each() {
    Outcome outcome = lightsOnDebian();
    assertThat(outcome.status()).as(outcome.toString()).isZero();
    assertThat(outcome.stdout().lines())
        .hasSize(3)
        .allMatch(line -> line.matches("(red  |amber|green) PASSED \\d+\\.\\d\\d seconds"));
    assertThat(outcome.stderr()).isEmpty();
  }

  @Test
  void the_report_says_what_was_done_and_what_came_of_it() throws IOException {
    Path file = folder.resolve("report.json");
    Outcome outcome = lightsOnDebian("--json", "--report", file.toString());
    assertThat(outcome.status()).as(outcome.toString()).isZero();
    JsonNode report = Json.read(outcome.stdout());
    assertThat(Json.read(Files.readString(file))).isEqualTo(report);
    assertThat(report.fieldNames()).toIterable().containsExactly("red", "amber", "green");
    JsonNode amber = report.path("amber");
    assertThat(amber.fieldNames())
        .toIterable()
        .containsExactly(
            "filename", "from", "to", "duration", "colour", "result", "stdout", "stderr", "status");
    assertThat(amber.path("filename").asText()).isEqualTo("hiker.c");
    assertThat(amber.path("from").asText()).isEqualTo("6 * 9");
    assertThat(amber.path("to").asText()).isEqualTo("6 * 9sd");
    assertThat(amber.path("duration").isNumber()).isTrue();
    assertThat(amber.path("result").asText()).isEqualTo("PASSED");
    assertThat(amber.path("stderr").asText()).contains("9sd");
    assertThat(outcome.stderr().lines()).hasSize(3);
  }

  @Test
  void a_colour_that_does_not_come_out_is_status_1() {
    repository.write(
        "start_point/options.json",
        """
        {"green":{"filename":"hiker.c","from":"6 * 9","to":"6 * 8"}}
        """);
    Outcome outcome = lightsOnDebian();
    assertThat(outcome.status()).as(outcome.toString()).isEqualTo(1);
    assertThat(outcome.stdout())
        .contains("green FAILED: it is red, ")
        .contains("red   PASSED ")
        .contains("amber PASSED ");
  }

  @Test
  void what_cannot_be_checked_is_status_42_and_says_why() {
    repository.write(
        "start_point/options.json",
        """
        {"green":{"filename":"hiker.c","from":"no such text","to":"6 * 8"}}
        """);
    assertUncheckable(lightsOnDebian(), "no such text");
    assertUncheckable(lights("--image", "127.0.0.1:1/none:1234567"), "127.0.0.1:1/none:1234567");
    assertUncheckable(lights("--image", "no name"), "no name");
    Outcome nowhere = CyberDojo.in(folder).run("ltf", "lights", folder.resolve("none").toString());
    assertUncheckable(nowhere, "is not a folder");
  }

  private static void assertUncheckable(Outcome outcome, String why) {
    assertThat(outcome.status()).as(outcome.toString()).isEqualTo(42);
    assertThat(outcome.stderr()).startsWith("ERROR: ").contains(why);
    assertThat(outcome.stdout()).isEmpty();
  }
}
