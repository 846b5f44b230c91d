package org.cyberdojo.it.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.cyberdojo.builder.registry.RegistryServer;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.DatedImage;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Images;
import org.cyberdojo.it.harness.Process.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images know their own creation date: what is too old is stopped though no catalog knows it. */
class GateByAgeIT {

  private static final String EXAMPLE = "bash-plain";
  private static final String OLD = "created 2020-02-29, ";

  private final Images images = new Images();

  @TempDir private Path folder;

  private String old;
  private String fresh;

  @BeforeEach
  void load_images() {
    old = images.name("old:1a2b3c4");
    DatedImage.load(old, Instant.parse("2020-02-29T12:00:00Z"));
    fresh = images.name("fresh:1a2b3c4");
    DatedImage.load(fresh, Instant.now());
  }

  @AfterEach
  void remove_images() {
    images.close();
  }

  @Test
  void the_command_judges_without_a_gate() throws IOException {
    Outcome outcome = CyberDojo.in(folder).run("gate", "check", fresh, old);

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.stdout())
        .startsWith("allow  " + fresh + "\ndeny   " + old + "\n       max-age: " + OLD)
        .contains("(from the image's config)");
    Files.writeString(folder.resolve("policy.yml"), "rules: {max-age: {days: 36500}}\n");
    assertThat(CyberDojo.in(folder).run("gate", "check", "--policy", "policy.yml", old).status())
        .isZero();
  }

  @Test
  void the_runner_stops_what_the_gate_has_never_heard_of_by_its_age() {
    try (GateProcess gate = GateProcess.start(folder.resolve("empty.db"));
        RunnerProcess runner = RunnerProcess.start(gate.toldTo(CyberDojo.in(folder)))) {
      JsonNode stopped = runner.run(old, EXAMPLE);

      assertThat(stopped.get("status").textValue()).isEqualTo("146");
      assertThat(stopped.at("/stderr/content").textValue())
          .contains(OLD, "(from the image's config)", "the limit is: at most 365 days old");

      JsonNode warned = runner.run(fresh, EXAMPLE);

      assertThat(warned.get("status").textValue()).isNotEqualTo("146");
      assertThat(warned.at("/log/gate/verdict").textValue()).isEqualTo("warn");
      assertThat(warned.at("/log/gate/reasons/0/rule").textValue()).isEqualTo("unknown");
    }
  }

  @Test
  void a_gate_that_is_down_lets_images_run_or_not_as_the_runner_is_set() throws IOException {
    CyberDojo nobody =
        CyberDojo.in(folder)
            .with("CYBER_DOJO_GATE_URL", "http://127.0.0.1:" + RegistryServer.freePort());

    try (RunnerProcess open = RunnerProcess.start(nobody)) {
      JsonNode run = open.run(fresh, EXAMPLE);
      assertThat(run.get("status").textValue()).isNotEqualTo("146");
      assertThat(run.at("/log/gate/reachable").booleanValue()).isFalse();
      assertThat(run.at("/log/gate/setting").textValue()).isEqualTo("fail-open");
    }
    try (RunnerProcess closed =
        RunnerProcess.start(nobody.with("CYBER_DOJO_RUNNER_GATE_UNREACHABLE", "fail-closed"))) {
      JsonNode run = closed.run(fresh, EXAMPLE);
      assertThat(run.get("status").textValue()).isEqualTo("146");
      assertThat(run.at("/stderr/content").textValue())
          .startsWith("The security gate cannot be asked whether this image may be run");
      assertThat(run.at("/log/gate/setting").textValue()).isEqualTo("fail-closed");
    }
  }

  @Test
  void a_start_point_image_is_not_made_of_images_that_are_denied() {
    GitRepository mixed = custom("mixed", fresh, old);
    String name = images.name("start-points");

    Outcome refused = create(CyberDojo.in(folder), name, mixed);

    assertThat(refused.status()).isEqualTo(25);
    assertThat(refused.stderr())
        .startsWith("ERROR: the security gate denies the image " + old + "\n--custom ")
        .contains("\nmanifest='1/manifest.json'\nmax-age: " + OLD);
    assertThat(images.exists(name)).isFalse();

    Outcome made = create(CyberDojo.in(folder), name, custom("fresh", fresh));
    assertThat(made.status()).as(made.toString()).isZero();
    assertThat(images.exists(name)).isTrue();
  }

  @Test
  void a_start_point_image_asks_the_gate() {
    GitRepository one = custom("one", fresh);
    String name = images.name("start-points");
    CyberDojo told;
    try (GateProcess gate = GateProcess.start(folder.resolve("marks.db"))) {
      told = gate.toldTo(CyberDojo.in(folder));
      Outcome made = create(told, name, one);
      assertThat(made.status()).as(made.toString()).isZero();
      assertThat(made.stdout()).contains("WARNING: the security gate warns of " + fresh);

      Outcome marked =
          told.run(
              "gate",
              "mark",
              fresh,
              "--severity",
              "critical",
              "--reason",
              "a hole",
              "--until",
              "2126-01-01");
      assertThat(marked.status()).as(marked.toString()).isZero();
      assertThat(create(told, name, one).status()).isEqualTo(25);
    }
    Outcome down = create(told, name, one);
    assertThat(down.status()).isEqualTo(1);
    assertThat(down.stderr()).startsWith("ERROR: Tried to ask the gate at ");
  }

  private static Outcome create(CyberDojo command, String name, GitRepository repository) {
    return command.run("start-point", "create", name, "--gate", "--custom", repository.url());
  }

  /** A repository with a start-point for each image, in folders 0, 1 and so on. */
  private GitRepository custom(String name, String... imageNames) {
    GitRepository repository = GitRepository.in(folder.resolve(name));
    for (int i = 0; i < imageNames.length; i++) {
      repository
          .write(
              i + "/manifest.json",
              """
              {"display_name":"C%d","image_name":"%s","visible_filenames":["cyber-dojo.sh"],"filename_extension":".x"}
              """
                  .formatted(i, imageNames[i]))
          .write(i + "/cyber-dojo.sh", "true\n");
    }
    repository.commit("first");
    return repository;
  }
}
