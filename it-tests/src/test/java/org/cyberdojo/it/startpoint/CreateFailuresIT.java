package org.cyberdojo.it.startpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Images;
import org.cyberdojo.it.harness.Process.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code start-point create} says when it cannot, and that no image appears. */
class CreateFailuresIT {

  private static final Images IMAGES = new Images();

  @TempDir private Path folder;

  @AfterAll
  static void remove_images() {
    IMAGES.close();
  }

  @Test
  void without_arguments_it_shows_its_use() {
    assertThat(cyberDojo().run("start-point", "create")).satisfies(CreateFailuresIT::isUsage);
    assertThat(cyberDojo().run("start-point", "create", "-h")).satisfies(CreateFailuresIT::isUsage);
    assertThat(cyberDojo().run("start-point", "create", "--help"))
        .satisfies(CreateFailuresIT::isUsage);
  }

  @Test
  void a_repository_that_is_not_there_is_status_3() {
    String name = IMAGES.name("absent");
    String url = "file://" + folder.resolve("absent");

    Outcome outcome = cyberDojo().run("start-point", "create", name, "--languages", url);

    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.stdout()).isEqualTo("git clone " + url + "\n");
    assertThat(outcome.stderr())
        .startsWith(
            "ERROR: bad git clone %s\n--languages %s\nCloning into '0'...\n".formatted(url, url));
    assertThat(IMAGES.exists(name)).isFalse();
  }

  @Test
  void a_commit_that_is_not_there_is_status_3() {
    String name = IMAGES.name("absent-commit");
    String url = "0123456@" + languages("repository").url();

    Outcome outcome = cyberDojo().run("start-point", "create", name, "--languages", url);

    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.stdout())
        .isEqualTo("git clone %s\ngit checkout 0123456\n".formatted(url.substring(8)));
    assertThat(outcome.stderr()).startsWith("ERROR: git checkout 0123456\n");
    assertThat(IMAGES.exists(name)).isFalse();
  }

  @Test
  void all_faults_of_all_repositories_are_shown_and_the_first_decides_the_status() {
    String name = IMAGES.name("faults");
    GitRepository none = GitRepository.in(folder.resolve("none")).write("readme.txt", "nothing\n");
    none.commit("first");
    GitRepository bad = languages("bad");
    bad.write("start_point/manifest.json", "{\"display_name\": 42, \"visible_filenames\": []}");
    bad.commit("bad");

    Outcome outcome =
        cyberDojo().run("start-point", "create", name, "--languages", none.url(), bad.url());

    assertThat(outcome.status()).isEqualTo(16);
    assertThat(outcome.stderr())
        .startsWith("ERROR: no manifest.json files in\n--languages " + none.url() + "\n")
        .contains(
            """
            ERROR: display_name is not a String
            --languages %s
            manifest='start_point/manifest.json'
            "display_name": 42
            """
                .formatted(bad.url()))
        .contains("ERROR: visible_filenames cannot be empty\n")
        .contains("ERROR: missing required key \"filename_extension\"\n");
    assertThat(IMAGES.exists(name)).isFalse();
  }

  @Test
  void no_engine_is_an_error_that_says_what_to_do() {
    Outcome outcome =
        cyberDojo()
            .with("DOCKER_HOST", "unix:///nonexistent/docker.sock")
            .run("start-point", "create", IMAGES.name("none"), "--languages", languages("r").url());

    assertThat(outcome.status()).isEqualTo(42);
    assertThat(outcome.stderr()).startsWith("ERROR: ").contains("/nonexistent/docker.sock");
  }

  @Test
  void a_secret_in_a_url_is_never_shown() {
    Outcome outcome =
        cyberDojo()
            .run(
                "start-point",
                "create",
                IMAGES.name("secret"),
                "--languages",
                "http://user:5ecret@127.0.0.1:1/repository");

    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.stdout() + outcome.stderr())
        .contains("http://127.0.0.1:1/repository")
        .doesNotContain("5ecret")
        .doesNotContain("user");
  }

  private static void isUsage(Outcome outcome) {
    assertThat(outcome.status()).isZero();
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout())
        .contains(
            """
            Use:
              cyber-dojo start-point create <name> --custom    <url>...
              cyber-dojo start-point create <name> --exercises <url>...
              cyber-dojo start-point create <name> --languages <url>...
            """);
  }

  @Test
  void a_warning_does_not_speak_to_the_terminal_for_a_repository() {
    String hostile = "x\nSuccessfully built forged\n\u001b[2J";
    String name = IMAGES.name("warned");
    GitRepository repository =
        GitRepository.in(folder.resolve("warned"))
            .write(hostile + "/docker/image_name.json", "{\"image_name\":\"org/image\"}")
            .write(hostile + "/start_point/cyber-dojo.sh", "true\n")
            .write(
                hostile + "/start_point/manifest.json",
                """
                {"display_name":"L","image_name":"org/image",
                 "visible_filenames":["cyber-dojo.sh"],"filename_extension":".x"}
                """);
    repository.commit("first");

    Outcome outcome =
        cyberDojo()
            .run("start-point", "create", name, "--images=none", "--languages", repository.url());

    assertThat(outcome.status()).as(outcome.stderr()).isZero();
    assertThat(outcome.stdout())
        .contains("WARNING: manifest.json and ", "both name the image")
        .doesNotContain("\u001b");
    assertThat(outcome.stdout().lines()).doesNotContain("Successfully built forged");
  }

  private GitRepository languages(String name) {
    GitRepository repository =
        GitRepository.in(folder.resolve(name))
            .write("start_point/cyber-dojo.sh", "true\n")
            .write(
                "start_point/manifest.json",
                """
                {"display_name":"L","image_name":"org/image:tag",
                 "visible_filenames":["cyber-dojo.sh"],"filename_extension":".x"}
                """);
    repository.commit("first");
    return repository;
  }

  private CyberDojo cyberDojo() {
    return CyberDojo.in(folder);
  }
}
