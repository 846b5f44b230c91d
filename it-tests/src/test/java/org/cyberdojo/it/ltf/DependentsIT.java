package org.cyberdojo.it.ltf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Json;
import org.cyberdojo.it.harness.Process.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is built on whom, and that they are built. */
class DependentsIT {

  @TempDir private Path folder;

  @Test
  void dependents_are_found_and_bumped() throws IOException {
    GitRepository base = ltf("base", "FROM debian:12\n");
    GitRepository one = ltf("one", "# mine\r\nFROM  org/base:1234567  \r\nRUN x\r\n");
    GitRepository two = ltf("two", "FROM org/one:1234567\n");
    Path list = list(base, one, two);
    String image = "org/base:" + base.sha7();

    Outcome shown = cyberDojo().run("ltf", "dependents", "--repos", list.toString());
    assertThat(shown.stdout().lines().map(line -> line.replaceAll("  file:.*", "")))
        .containsExactly("org/base", "  org/one", "    org/two");
    assertThat(
            Json.read(
                    cyberDojo()
                        .run("ltf", "dependents", "--repos", list.toString(), "--json")
                        .stdout())
                .at("/images/0/dependents/0")
                .textValue())
        .isEqualTo("org/one");
    assertThat(cyberDojo().run("ltf", "dependents", "--repos", list.toString(), "--dot").stdout())
        .contains("\"org/base\" -> \"org/one\";");

    Outcome bumped =
        cyberDojo()
            .run("ltf", "dependents", "--repos", list.toString(), "--bump", "--image", image);
    assertThat(bumped.status()).as(bumped.stderr()).isZero();
    assertThat(bumped.stderr()).contains("1 dependents of " + image);
    assertThat(one.git("show", "main:docker/Dockerfile.base"))
        .isEqualTo("# mine\r\nFROM  " + image + "  \r\nRUN x\r\n");
    assertThat(one.git("show", "main:.circleci/force-ci-run"))
        .contains("cause: " + image + " was published", "from-sha: " + base.head());
    assertThat(two.git("rev-list", "--count", "main").strip()).isEqualTo("1");
  }

  @Test
  void what_was_never_committed_was_never_published_and_triggers_nothing() throws IOException {
    GitRepository dependent = ltf("one", "FROM org/base:1234567\n");
    Path list = list(dependent);
    Path work = folder.resolve("work/base");
    ltf("base", "FROM scratch\n");
    Files.writeString(work.resolve("ltf-build.json"), "{}");

    Outcome refused =
        CyberDojo.in(work).run("ltf", "dependents", "--repos", list.toString(), "--bump");

    assertThat(refused.status()).isEqualTo(42);
    assertThat(refused.stderr()).contains("changes that nobody committed", ".gitignore", "--image");
    assertThat(dependent.git("rev-list", "--count", "main").strip()).isEqualTo("1");
  }

  @Test
  void a_circle_is_shown() throws IOException {
    Outcome outcome =
        cyberDojo()
            .run(
                "ltf",
                "dependents",
                "--repos",
                list(ltf("a", "FROM org/b\n"), ltf("b", "FROM org/a\n")).toString());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.stderr()).contains("in a circle: org/").contains(" -> ");
  }

  @Test
  void a_hundred_repositories_are_one_graph() throws IOException {
    GitRepository[] repositories =
        IntStream.range(0, 100)
            .mapToObj(number -> ltf("r" + number, "FROM org/r" + (number - 1) / 3 + "x:1234567\n"))
            .toArray(GitRepository[]::new);
    Outcome outcome =
        cyberDojo().run("ltf", "dependents", "--repos", list(repositories).toString());
    assertThat(outcome.status()).as(outcome.stderr()).isZero();
    assertThat(outcome.stdout().lines()).hasSize(100);
  }

  @Test
  void the_chain_of_our_own_base_image_goes_from_repository_to_repository() throws IOException {
    String chain = Files.readString(CyberDojo.checkout().resolve("dependents.yml"));
    for (String name :
        List.of(
            "custom-start-points",
            "languages-start-points",
            "custom-chooser",
            "languages-chooser")) {
      assertThat(chain).contains("https://github.com/cyber-dojo/" + name);
      bare(GitRepository.in(folder.resolve("work").resolve(name)).write("f", "x"), name);
    }
    Path file =
        Files.writeString(
            folder.resolve("dependents.yml"),
            chain.replace("https://github.com/cyber-dojo/", "file://" + folder + "/origins/"));

    chained(file, "start-points-base");
    assertForced("custom-start-points", "languages-start-points");
    assertThat(commits("custom-chooser")).isEqualTo(1);

    chained(file, "custom-start-points"); // as the CI of that repository does
    assertForced("custom-chooser");
    assertThat(commits("languages-chooser")).isEqualTo(1);
    chained(file, "languages-start-points");
    assertForced("languages-chooser");
  }

  private void chained(Path file, String name) {
    Outcome outcome = cyberDojo().run("ltf", "chain", "--file", file.toString(), name);
    assertThat(outcome.status()).as(outcome.stderr()).isZero();
  }

  private void assertForced(String... names) {
    for (String name : names) {
      assertThat(commits(name)).isEqualTo(2);
    }
  }

  private int commits(String name) {
    return Integer.parseInt(
        GitRepository.at(folder.resolve("origins").resolve(name))
            .git("rev-list", "--count", "main")
            .strip());
  }

  private CyberDojo cyberDojo() {
    return CyberDojo.in(folder);
  }

  private GitRepository ltf(String name, String dockerfile) {
    GitRepository work =
        GitRepository.in(folder.resolve("work").resolve(name))
            .write("docker/Dockerfile.base", dockerfile)
            .write("docker/image_name.json", "{\"image_name\":\"org/" + name + "\"}");
    return bare(work, name);
  }

  private GitRepository bare(GitRepository work, String name) {
    work.commit("first");
    Path origin = folder.resolve("origins").resolve(name);
    work.git("clone", "--quiet", "--bare", ".", origin.toString());
    return GitRepository.at(origin);
  }

  private Path list(GitRepository... repositories) throws IOException {
    List<String> urls = List.of(repositories).stream().map(repository -> repository.url()).toList();
    return Files.write(folder.resolve("repos.txt"), urls);
  }
}
