package org.cyberdojo.it.ltf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.InspectImageResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.cyberdojo.builder.registry.OrasRegistry;
import org.cyberdojo.builder.registry.RegistrySettings;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.ImageRun;
import org.cyberdojo.it.harness.Json;
import org.cyberdojo.it.harness.Process.Outcome;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** From commits to images that never change. */
class LtfStoryIT {

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
  void a_commit_is_published_and_a_forced_commit_publishes_the_next() throws Exception {
    GitRepository gcc =
        world.repository(
            "gcc", "gcc", "FROM " + world.debian() + "\nRUN gcc --version\nUSER sandbox\n");
    passed(world.commitJob(gcc).run("ltf", "build", gcc.folder().toString()));

    GitRepository assertion =
        world.repository(
            "gcc-assert",
            "gcc_assert",
            "FROM "
                + world.image("gcc")
                + ":"
                + gcc.sha7()
                + "\n"
                + "COPY red_amber_green.rb /usr/local/bin\n");
    Path report = folder.resolve("report.json");
    Outcome first =
        passed(
            world
                .commitJob(assertion)
                .run(
                    "ltf",
                    "build",
                    "--strict",
                    "--json",
                    report.toString(),
                    assertion.folder().toString()));
    String firstTag = world.image("gcc_assert") + ":" + assertion.sha7();
    String digest = digest(firstTag);
    assertThat(first.stdout())
        .contains("red   PASSED", "amber PASSED", "green PASSED")
        .contains(firstTag + " and latest are " + digest)
        .endsWith("Successfully published " + firstTag + "\n");
    assertThat(digest(world.image("gcc_assert") + ":latest")).isEqualTo(digest);
    assertReport(Json.read(Files.readString(report)), assertion, digest);
    assertImage(world.image("gcc_assert") + "@" + digest, assertion, gcc);

    Outcome again =
        passed(world.commitJob(assertion).run("ltf", "build", assertion.folder().toString()));
    assertThat(again.stdout()).contains("is published already as " + digest);

    Outcome cron =
        passed(world.cronJob(assertion).run("ltf", "build", assertion.folder().toString()));
    GitRepository origin = LtfWorld.originOf(assertion);
    assertThat(cron.stdout()).contains("forced commit " + origin.head() + ", nothing was pushed");
    assertThat(origin.git("show", "--format=", "--name-only", "HEAD").strip())
        .isEqualTo(".circleci/force-ci-run");
    assertThat(origin.git("show", "HEAD:.circleci/force-ci-run"))
        .contains("from-sha: " + assertion.head());
    assertThat(digest(world.image("gcc_assert") + ":latest")).isEqualTo(digest);

    assertion.git("pull", "--quiet", "origin", "main");
    assertThat(assertion.head()).isEqualTo(origin.head());
    passed(world.commitJob(assertion).run("ltf", "build", assertion.folder().toString()));
    String second = digest(world.image("gcc_assert") + ":" + assertion.sha7());
    assertThat(second).isNotEqualTo(digest);
    assertThat(digest(firstTag)).isEqualTo(digest);
    assertThat(digest(world.image("gcc_assert") + ":latest")).isEqualTo(second);
    assertThat(registry().tags(ImageName.parse(firstTag)))
        .contains(firstTag.substring(firstTag.length() - 7), assertion.sha7(), "latest");
  }

  @Test
  void python_and_bash_have_their_lights_too() {
    String debian = world.debian();
    int beforeTag = debian.lastIndexOf(':');
    GitRepository python =
        world.repository(
            "python-unittest",
            "python_unittest",
            "ARG TAG="
                + debian.substring(beforeTag + 1)
                + "\nfrom --platform=linux/amd64 \\\n  "
                + debian.substring(0, beforeTag)
                + ":${TAG}"
                + " as base\n# a comment\nRUN python3 --version\nFROM base\n");
    Outcome outcome = passed(world.local().run("ltf", "build", python.folder().toString()));
    assertThat(outcome.stdout()).contains("red   PASSED", "amber PASSED", "green PASSED");

    GitRepository bash =
        world.repository("bash-plain", "bash_plain", "FROM " + world.debian() + "\n");
    assertThat(passed(world.local().run("ltf", "build", bash.folder().toString())).stdout())
        .contains("red   PASSED", "amber PASSED", "green PASSED")
        .contains("nothing leaves the machine in mode local");
  }

  @Test
  void an_ltf_image_knows_where_its_start_point_came_from() {
    GitRepository bash =
        world.repository("bash-plain", "bash_known", "FROM " + world.debian() + "\n");
    bash.write(
        "start_point/manifest.json",
        """
        {"display_name": "Bash, known",
         "visible_filenames": ["test_hiker.sh", "hiker.sh", "cyber-dojo.sh"],
         "filename_extension": ".sh", "rag_lambda": "red_amber_green.rb"}
        """);
    bash.commit("no name in the manifest");
    bash.git("push", "--quiet", "origin", "main");
    passed(world.commitJob(bash).run("ltf", "build", bash.folder().toString()));
    String image = world.image("bash_known") + ":" + bash.sha7();
    world.forget(image); // from now on only the registry has it
    String name = world.made("it-ltf-known:latest");

    passed(world.local().run("start-point", "create", name, "--languages", "docker://" + image));
    Outcome inspected = passed(world.local().run("start-point", "inspect", name));
    assertThat(Json.read(inspected.stdout()).at("/Bash, known/image_name").textValue())
        .isEqualTo(image);
    assertThat(Json.read(inspected.stdout()).at("/Bash, known/sha").textValue())
        .isEqualTo(bash.head());
  }

  private static void assertReport(JsonNode report, GitRepository repository, String digest) {
    assertThat(report.get("result").textValue()).isEqualTo("passed");
    assertThat(report.get("sha").textValue()).isEqualTo(repository.head());
    assertThat(report.get("digest").textValue()).isEqualTo(digest);
    assertThat(report.get("warnings")).isEmpty();
    assertThat(report.at("/lights/amber/result").textValue()).isEqualTo("PASSED");
    assertThat(report.at("/lights/amber/duration").doubleValue()).isPositive();
    assertThat(report.get("steps")).hasSize(8);
  }

  private static void assertImage(String pinned, GitRepository repository, GitRepository base)
      throws InterruptedException {
    DockerClientFactory.lazyClient().pullImageCmd(pinned).start().awaitCompletion();
    assertThat(
            ImageRun.bash(
                pinned,
                "id sandbox; getent passwd sandbox; getent group sandbox; echo $SHA; id -un;"
                    + " type -p bash tar file stat"))
        .contains("uid=41966(sandbox) gid=51966(sandbox)")
        .contains("/home/sandbox:/bin/bash\n")
        .contains("sandbox:x:51966:")
        .contains(repository.head() + "\nsandbox\n")
        .contains("/bash\n", "/tar\n", "/file\n", "/stat\n");
    InspectImageResponse image = DockerClientFactory.lazyClient().inspectImageCmd(pinned).exec();
    Map<String, String> labels = image.getConfig().getLabels();
    assertThat(labels)
        .containsEntry("org.opencontainers.image.revision", repository.head())
        .containsEntry("org.opencontainers.image.title", world.path("gcc_assert"))
        .containsEntry("org.opencontainers.image.source", "file://" + repository.folder() + ".git")
        .containsEntry("org.opencontainers.image.base.name", world.image("gcc") + ":" + base.sha7())
        .containsEntry(
            "org.opencontainers.image.base.digest", digest(world.image("gcc") + ":" + base.sha7()));
    assertThat(Instant.parse(labels.get("org.opencontainers.image.created")))
        .isBetween(Instant.now().minus(Duration.ofMinutes(10)), Instant.now());
  }

  private static Outcome passed(Outcome outcome) {
    assertThat(outcome.status()).as(() -> outcome.stdout() + outcome.stderr()).isZero();
    return outcome;
  }

  private static String digest(String name) {
    return registry().digest(ImageName.parse(name)).orElse("none");
  }

  private static OrasRegistry registry() {
    return OrasRegistry.with(RegistrySettings.of(Map.of()));
  }
}
