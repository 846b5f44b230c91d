package org.cyberdojo.it.ltf;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import java.nio.file.Path;
import java.util.Map;
import org.cyberdojo.builder.registry.OrasRegistry;
import org.cyberdojo.builder.registry.RegistrySettings;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.ImageRun;
import org.cyberdojo.it.harness.Process.Outcome;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** What stops a build, and that nothing is pushed then. */
class LtfFailuresIT {

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
  void a_failed_light_stops_the_build() {
    GitRepository bash = framework("dark");
    bash.write("start_point/hiker.sh", "#!/bin/bash\necho $((6 * 8)) # not 6 * 9\n").commit("dark");
    Outcome outcome = world.commitJob(bash).run("ltf", "build", bash.folder().toString());
    assertThat(outcome.status()).isEqualTo(56);
    assertThat(outcome.stdout()).contains("FAILED");
    assertThat(outcome.stderr())
        .startsWith("ERROR: step 6 (traffic lights): Tried to see red, amber and green but failed");
    assertThat(registry().tags(ImageName.parse(world.image("dark")))).isEmpty();
  }

  @Test
  void a_tag_is_not_overwritten() throws InterruptedException {
    GitRepository base = base("taken");
    DockerClient client = DockerClientFactory.lazyClient();
    client.tagImageCmd(world.debian(), world.image("taken"), base.sha7()).exec();
    client.pushImageCmd(world.image("taken")).withTag(base.sha7()).start().awaitCompletion();

    Outcome outcome = world.commitJob(base).run("ltf", "build", base.folder().toString());

    assertThat(outcome.status()).isEqualTo(57);
    assertThat(outcome.stderr())
        .startsWith("ERROR: step 7 (publish): Tried to publish " + world.image("taken"))
        .contains("a tag is never overwritten");
    assertThat(registry().tags(ImageName.parse(world.image("taken")))).containsExactly(base.sha7());
  }

  @Test
  void a_version_check_that_fails_stops_the_build() {
    GitRepository base = base("checked");
    base.write(
            "check_version.sh",
            "echo looking at ${IMAGE_NAME}\ntest -z \"${DOCKER_PASSWORD:-}\" || exit 9\nexit 3\n")
        .commit("a check");
    Outcome outcome =
        world
            .local()
            .with("DOCKER_USERNAME", "a")
            .with("DOCKER_PASSWORD", "a-secret-word")
            .run("ltf", "build", base.folder().toString());
    assertThat(outcome.status()).isEqualTo(55);
    assertThat(outcome.stdout()).contains("looking at " + world.image("checked"));
    assertThat(outcome.stderr()).contains("it ended with status 3");
    assertThat(outcome.stdout() + outcome.stderr()).doesNotContain("a-secret-word");
  }

  @Test
  void an_unknown_system_is_named() {
    GitRepository base = world.emptyRepository("fedora", "FROM " + system("fedora") + "\n");
    Outcome outcome = world.local().run("ltf", "build", base.folder().toString());
    assertThat(outcome.status()).isEqualTo(52);
    assertThat(outcome.stderr()).contains("'A system like fedora' (ID=fedora) is not supported");
  }

  /**
   * No Alpine package can be reached from every machine: apk is a stand-in that does what it is
   * told.
   */
  @Test
  void alpine_has_its_own_package_manager() {
    GitRepository base = world.emptyRepository("alpine", "FROM " + system("alpine") + "\n");
    Outcome outcome = world.local().run("ltf", "build", base.folder().toString());
    assertThat(outcome.status()).as(outcome.stderr()).isZero();
    String image = world.image("alpine") + ":" + base.sha7();
    assertThat(ImageRun.bash(image, "id sandbox; getent passwd sandbox; cat /var/lib/apk-said"))
        .contains("uid=41966(sandbox) gid=51966(sandbox)")
        .contains(":/home/sandbox:/bin/bash")
        .contains("info --installed coreutils bash tar file")
        .contains("add --no-cache coreutils bash tar file");
  }

  @Test
  void what_publishes_is_a_commit_and_the_one_that_ci_builds() {
    GitRepository base = base("dirty");
    Outcome other =
        world
            .commitJob(base)
            .with("CIRCLE_SHA1", "0".repeat(40))
            .run("ltf", "build", base.folder().toString());
    assertThat(other.status()).isEqualTo(51);
    assertThat(other.stderr()).contains("CI says that it builds " + "0".repeat(40));
    base.write("docker/more", "text\n");
    Outcome dirty = world.commitJob(base).run("ltf", "build", base.folder().toString());
    assertThat(dirty.status()).isEqualTo(51);
    assertThat(dirty.stderr()).contains("changes that nobody committed");
  }

  @Test
  void a_mutable_from_is_an_error_when_asked_for() {
    DockerClientFactory.lazyClient()
        .tagImageCmd(world.debian(), world.image("debian"), "newest")
        .exec();
    GitRepository base =
        world.emptyRepository("strict", "FROM " + world.image("debian") + ":newest\n");
    Outcome outcome = world.local().run("ltf", "build", "--strict", base.folder().toString());
    assertThat(outcome.status()).isEqualTo(53);
    assertThat(outcome.stderr()).contains("docker/Dockerfile.base line 1: FROM");
    assertThat(world.local().run("ltf", "build", base.folder().toString()).stdout())
        .contains("WARNING: docker/Dockerfile.base line 1");
  }

  @Test
  void what_is_no_ltf_repository_has_status_42() {
    assertUnusable("/nowhere", "/nowhere does not exist");
    assertUnusable(folder.toString(), "is not a git repository");
    GitRepository repository = GitRepository.in(folder.resolve("bare-one"));
    repository.write("docker/Dockerfile.base", "FROM scratch\n").commit("no name");
    assertUnusable(repository.folder().toString(), "docker/image_name.json does not exist");
    repository.write("docker/image_name.json", "{\"image_name\":\"a:1\"}").commit("a tag");
    assertUnusable(repository.folder().toString(), "docker/image_name.json line 1 column 15");
    Outcome noEngine =
        world
            .local()
            .with("DOCKER_HOST", "unix:///nowhere.sock")
            .run("ltf", "build", repository.folder().toString());
    assertThat(noEngine.status()).isEqualTo(42);
    Outcome otherCi =
        world.local().with("GITLAB_CI", "true").run("ltf", "build", repository.folder().toString());
    assertThat(otherCi.status()).isEqualTo(42);
    assertThat(otherCi.stderr()).contains("say --mode=commit");
  }

  private static void assertUnusable(String path, String reason) {
    Outcome outcome = world.local().run("ltf", "build", path);
    assertThat(outcome.status()).as(outcome.stderr()).isEqualTo(42);
    assertThat(outcome.stderr()).startsWith("ERROR: ").contains(reason);
  }

  private static GitRepository base(String name) {
    return world.emptyRepository(name, "FROM " + world.debian() + "\n");
  }

  private static GitRepository framework(String name) {
    return world.repository("bash-plain", name, "FROM " + world.debian() + "\n");
  }

  /** An image that says it is another system, with stand-ins for what that system has. */
  private static String system(String id) {
    String name = world.image(id) + ":0000000";
    GitRepository files = GitRepository.in(folder.resolve("system-" + id));
    files
        .write(
            "Dockerfile",
            """
            FROM %s
            RUN rm -f /etc/os-release && ln -s ../usr/lib/os-release /etc/os-release
            COPY os-release /usr/lib/os-release
            COPY apk addgroup adduser /usr/local/bin/
            RUN chmod +x /usr/local/bin/* && rm -f /usr/bin/apt-get /usr/bin/dpkg-query
            """
                .formatted(world.debian()))
        .write("os-release", "ID=%s\nPRETTY_NAME=\"A system like %s\"\n".formatted(id, id))
        .write("apk", "#!/bin/bash\necho \"$@\" >> /var/lib/apk-said\ntest \"$1\" != info\n")
        .write("addgroup", "#!/bin/bash\ntest \"$1\" = -g && groupadd --gid \"$2\" \"$3\"\n")
        .write(
            "adduser",
            """
            #!/bin/bash
            test "$*" = "-D -g  -h /home/sandbox -G sandbox -s /bin/bash -u 41966 sandbox" || exit 1
            useradd --uid 41966 --gid sandbox --create-home --shell /bin/bash sandbox
            """);
    DockerClientFactory.lazyClient()
        .buildImageCmd(files.folder().toFile())
        .withTags(java.util.Set.of(name))
        .start()
        .awaitImageId();
    return name;
  }

  private static OrasRegistry registry() {
    return OrasRegistry.with(RegistrySettings.of(Map.of()));
  }
}
