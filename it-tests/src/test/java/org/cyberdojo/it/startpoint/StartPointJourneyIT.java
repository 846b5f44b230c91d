package org.cyberdojo.it.startpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.InspectImageResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Images;
import org.cyberdojo.it.harness.Json;
import org.cyberdojo.it.harness.Process.Outcome;
import org.cyberdojo.it.harness.StartPointContainer;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the example repositories to what a client is served. */
class StartPointJourneyIT {

  private static final Path EXAMPLES = CyberDojo.checkout().resolve("examples");
  private static final Images IMAGES = new Images();

  @TempDir private Path folder;

  @AfterAll
  static void remove_images() {
    IMAGES.close();
  }

  @Test
  void language_manifests_are_served_with_the_commit_in_their_image_names() {
    GitRepository gcc = example("languages/gcc-assert");
    GitRepository python = example("languages/python-unittest");
    GitRepository bash = example("languages/bash-plain");
    String name = IMAGES.name("languages");

    Outcome outcome =
        cyberDojo()
            .run("start-point", "create", name, "--languages", gcc.url(), python.url(), bash.url());

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                0,
                """
                git clone %1$s
                --languages \t %1$s
                git clone %2$s
                --languages \t %2$s
                git clone %3$s
                --languages \t %3$s
                Successfully built %4$s
                """
                    .formatted(gcc.url(), python.url(), bash.url(), name),
                ""));
    try (StartPointContainer server = started(name, StartPointType.LANGUAGES)) {
      assertThat(texts(server.ask("/names", "")))
          .containsExactly("Bash, plain", "C (gcc), assert", "Python, unittest");
      assertThat(texts(server.ask("/image_names", "")))
          .containsExactly(
              "cyber-dojo-examples/bash_plain:1a2b3c4",
              "cyber-dojo-examples/gcc_assert:" + gcc.sha7(),
              "cyber-dojo-examples/python_unittest:" + python.sha7());
      JsonNode manifest = server.manifest("C (gcc), assert");
      assertThat(manifest.get("image_name").textValue())
          .isEqualTo("cyber-dojo-examples/gcc_assert:" + gcc.sha7());
      assertThat(manifest.get("sha").textValue()).isEqualTo(gcc.head());
      assertThat(manifest.get("url").textValue()).isEqualTo("gcc-assert");
      assertThat(manifest.at("/visible_files/hiker.c/content").textValue()).contains("6 * 9");
      assertThat(manifest.has("visible_filenames")).isFalse();
      assertThat(server.ask("/manifests", "").get("C (gcc), assert")).isEqualTo(manifest);
      assertThat(server.manifest("Python, unittest").get("rag_lambda").textValue())
          .startsWith("lambda {");
    }
  }

  @Test
  void a_commit_changes_the_name_in_the_next_image_and_only_there() {
    GitRepository gcc = example("languages/gcc-assert");
    String before = gcc.sha7();
    String first = create("first", "--languages", gcc);
    String after = gcc.write("docker/README.md", "newer\n").commit("second").substring(0, 7);
    String second = create("second", "--languages", gcc);

    assertThat(servedImage(first)).isEqualTo("cyber-dojo-examples/gcc_assert:" + before);
    assertThat(servedImage(second)).isEqualTo("cyber-dojo-examples/gcc_assert:" + after);
    assertThat(before).isNotEqualTo(after);
  }

  @Test
  void uncommitted_changes_are_a_commit_that_is_the_same_wherever_it_is_made() {
    GitRepository gcc = example("languages/gcc-assert");
    gcc.write("start_point/hiker.c", "int answer(void) { return 42; }\n");
    String status = gcc.git("status", "--porcelain");

    String once = servedImage(create("wip-once", "--languages", gcc));
    String again =
        servedImage(create("wip-again", "--languages", copyWithChange(gcc, "elsewhere")));

    assertThat(once)
        .matches("cyber-dojo-examples/gcc_assert:[0-9a-f]{7}")
        .doesNotEndWith(gcc.sha7());
    assertThat(again).isEqualTo(once);
    assertThat(gcc.git("status", "--porcelain")).isEqualTo(status);
  }

  @Test
  void every_rule_gives_its_image_name() {
    GitRepository rules =
        repository("rules")
            .write("L1/docker/image_name.json", "{\"image_name\":\"org/one\"}")
            .write("L1/start_point/manifest.json", language("L1", ""))
            .write(
                "L2/start_point/manifest.json", language("L2", "\"image_name\":\"org/two:tag\","))
            .write("L3/docker/Dockerfile.base", "FROM scratch\n")
            .write("L3/start_point/manifest.json", language("L3", "\"image_name\":\"org/three\","))
            .write("L4/start_point/manifest.json", language("L4", "\"image_name\":\"org/four\","))
            .write("L6/docker/image_name.json", "{\"image_name\":\"org/six\"}")
            .write("L6/start_point/manifest.json", language("L6", "\"image_name\":\"org/six\","));
    List.of("L1", "L2", "L3", "L4", "L6")
        .forEach(dir -> rules.write(dir + "/start_point/cyber-dojo.sh", "true\n"));
    rules.commit("all rules");

    try (StartPointContainer server =
        started(create("rules", "--languages", rules), StartPointType.LANGUAGES)) {
      assertThat(texts(server.ask("/image_names", "{}")))
          .containsExactly(
              "org/four:latest",
              "org/one:" + rules.sha7(),
              "org/six:" + rules.sha7(),
              "org/three:" + rules.sha7(),
              "org/two:tag");
    }
  }

  @Test
  void custom_start_points_keep_the_image_that_they_name() {
    String name = create("custom", "--custom", example("custom/refactoring"));
    try (StartPointContainer server = started(name, StartPointType.CUSTOM)) {
      assertThat(texts(server.ask("/names", "")))
          .containsExactly("Tennis refactoring, Python", "Yahtzee refactoring, Bash");
      assertThat(texts(server.ask("/image_names", "")))
          .containsExactly(
              "cyber-dojo-examples/bash_plain:latest",
              "cyber-dojo-examples/python_unittest:5e6f7a8");
    }
  }

  @Test
  void an_exercise_has_no_image_until_it_is_mixed_with_a_language() {
    GitRepository katas = example("exercises/katas");
    String name = create("exercises", "--exercises", katas);
    try (StartPointContainer server = started(name, StartPointType.EXERCISES)) {
      assertThat(texts(server.ask("/names", "")))
          .containsExactly("Bowling Game", "Fizz Buzz", "Leap Years", "Roman Numerals");
      assertThat(server.ask("/image_names", "")).isEmpty();
      assertThat(server.manifest("Fizz Buzz").has("image_name")).isFalse();
    }
  }

  @Test
  void the_image_says_what_it_is_made_of() {
    GitRepository gcc = example("languages/gcc-assert");
    String name = create("facts", "--languages", gcc);

    InspectImageResponse image = IMAGES.inspect(name);
    assertThat(image.getConfig().getLabels())
        .containsEntry("org.cyber-dojo.start-point", "languages");
    assertThat(image.getConfig().getEnv())
        .contains("IMAGE_TYPE=languages", "PORT=4524")
        .anyMatch(text -> text.startsWith("CYBER_DOJO_START_POINTS_BASE_IMAGE="))
        .anyMatch(text -> text.matches("CYBER_DOJO_START_POINTS_BASE_SHA=[0-9a-f]{40}"))
        .anyMatch(text -> text.matches("CYBER_DOJO_START_POINTS_BASE_TAG=[0-9a-f]{7}"))
        .anyMatch(text -> text.startsWith("CYBER_DOJO_START_POINTS_BASE_DIGEST="));
    assertThat(image.getConfig().getUser()).isNotEmpty().isNotEqualTo("root").isNotEqualTo("0");

    Outcome inspected = cyberDojo().run("start-point", "inspect", name);
    assertThat(inspected.status()).isZero();
    assertThat(Json.read(inspected.stdout()).at("/C (gcc), assert"))
        .isEqualTo(
            Json.read(
                """
                {"url": "%s", "sha": "%s", "image_name": "cyber-dojo-examples/gcc_assert:%s"}
                """
                    .formatted(gcc.url(), gcc.head(), gcc.sha7())));
  }

  @Test
  void an_image_is_listed_until_it_is_removed() {
    String name = create("listed", "--exercises", example("exercises/katas"));
    assertThat(texts(Json.read(cyberDojo().run("start-point", "ls").stdout()).get("exercises")))
        .contains(name + ":latest");
    assertThat(cyberDojo().run("start-point", "ls", "--quiet").stdout())
        .contains(name + ":latest\n");

    assertThat(cyberDojo().run("start-point", "rm", name)).isEqualTo(new Outcome(0, "", ""));

    assertThat(IMAGES.exists(name)).isFalse();
    assertThat(cyberDojo().run("start-point", "rm", name))
        .isEqualTo(new Outcome(1, "", "ERROR: " + name + " does not exist.\n"));
  }

  private CyberDojo cyberDojo() {
    return CyberDojo.in(folder);
  }

  private GitRepository example(String path) {
    return GitRepository.copyOf(
        EXAMPLES.resolve(path), folder.resolve(path.substring(path.lastIndexOf('/') + 1)));
  }

  private GitRepository repository(String name) {
    return GitRepository.in(folder.resolve(name));
  }

  /** The same history and the same change in another folder. */
  private GitRepository copyWithChange(GitRepository original, String name) {
    original.git("clone", "--quiet", original.folder().toString(), folder.resolve(name).toString());
    return GitRepository.at(folder.resolve(name))
        .write("start_point/hiker.c", "int answer(void) { return 42; }\n");
  }

  private String create(String about, String option, GitRepository repository) {
    String name = IMAGES.name(about);
    Outcome outcome = cyberDojo().run("start-point", "create", name, option, repository.url());
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.status()).isZero();
    return name;
  }

  private static String servedImage(String name) {
    try (StartPointContainer server = started(name, StartPointType.LANGUAGES)) {
      return server.manifest("C (gcc), assert").get("image_name").textValue();
    }
  }

  private static StartPointContainer started(String name, StartPointType type) {
    StartPointContainer container = new StartPointContainer(name, type);
    container.start();
    return container;
  }

  private static String language(String name, String image) {
    return """
        {"display_name":"%s",%s"visible_filenames":["cyber-dojo.sh"],"filename_extension":".x"}
        """
        .formatted(name, image);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
  }
}
