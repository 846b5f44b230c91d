package org.cyberdojo.it.startpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.builder.registry.RegistryServer;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Images;
import org.cyberdojo.it.harness.Json;
import org.cyberdojo.it.harness.Process.Outcome;
import org.cyberdojo.it.harness.ScratchImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** Images that are looked up, pinned and pulled, in Debian's registry on this machine. */
class RegistryIT {

  private final DockerClient docker = DockerClientFactory.lazyClient();
  private final Images images = new Images();

  @TempDir private Path folder;

  private String host;
  private RegistryServer registry;

  @BeforeEach
  void start_registry() throws IOException {
    registry = RegistryServer.open(folder.resolve("registry"));
    host = registry.host();
  }

  @AfterEach
  void stop_registry() {
    if (registry != null) {
      registry.close();
    }
    images.close();
  }

  @Test
  void the_newest_commit_with_an_image_is_taken_and_the_image_is_pulled_by_update()
      throws Exception {
    GitRepository ltf =
        GitRepository.in(folder.resolve("ltf"))
            .write("docker/image_name.json", Json.object("image_name", host + "/org/ltf"))
            .write("start_point/manifest.json", manifest(""))
            .write("start_point/cyber-dojo.sh", "true\n");
    ltf.commit("with an image");
    String built = host + "/org/ltf:" + ltf.sha7();
    push(built);
    ltf.write("readme.txt", "[ci skip]\n").commit("without an image");
    String name = images.name("looked-up");

    Outcome create = create(name, "--images=registry", "--languages", ltf.url());

    assertThat(create.stdout())
        .contains("WARNING: there is no image " + host + "/org/ltf:" + ltf.sha7() + ";")
        .contains(built);
    assertThat(imageName(name)).isEqualTo(built);
    assertThat(images.exists(built)).isFalse();

    assertThat(CyberDojo.in(folder).run("start-point", "update", name))
        .isEqualTo(new Outcome(0, "docker pull " + built + "\n", ""));

    assertThat(images.exists(built)).isTrue();
    docker.removeImageCmd(built).exec();
  }

  @Test
  void an_untagged_name_is_pinned_to_its_digest() throws Exception {
    push(host + "/org/custom:latest");
    GitRepository custom =
        GitRepository.in(folder.resolve("custom"))
            .write("one/manifest.json", manifest("\"image_name\":\"" + host + "/org/custom\","))
            .write("one/cyber-dojo.sh", "true\n");
    custom.commit("first");
    String name = images.name("pinned");

    create(name, "--pin", "--require-immutable", "--custom", custom.url());

    assertThat(imageName(name)).matches(host + "/org/custom:latest@sha256:[0-9a-f]{64}");
  }

  @Test
  void an_image_that_the_registry_does_not_have_is_status_22() {
    GitRepository custom =
        GitRepository.in(folder.resolve("custom"))
            .write("one/manifest.json", manifest("\"image_name\":\"" + host + "/org/none:tag\","))
            .write("one/cyber-dojo.sh", "true\n");
    custom.commit("first");
    String name = images.name("missing");

    Outcome outcome =
        CyberDojo.in(folder)
            .run("start-point", "create", name, "--images=registry", "--custom", custom.url());

    assertThat(outcome.status()).isEqualTo(22);
    assertThat(outcome.stderr()).startsWith("ERROR: there is no image " + host + "/org/none:tag\n");
    assertThat(images.exists(name)).isFalse();
  }

  @Test
  void our_own_base_image_is_published_once_and_start_points_can_stand_on_it() throws Exception {
    String base = host + "/org/start-points-base";

    Outcome first = CyberDojo.in(folder).run("start-point", "base", "--publish", base);
    assertThat(first.stderr()).isEmpty();
    assertThat(first.stdout()).matches(base + ":[0-9a-f]{7} and latest are sha256:[0-9a-f]{64}\n");
    String published = first.stdout().substring(0, first.stdout().indexOf(' '));

    Outcome again = CyberDojo.in(folder).run("start-point", "base", "--publish", base);
    assertThat(again.stdout())
        .startsWith(published + " is published already as ")
        .endsWith("; nothing was pushed\n");

    assertThat(images.exists(published)).isFalse();
    images.made(published);
    String name = images.name("on-a-published-base");
    GitRepository custom =
        GitRepository.in(folder.resolve("custom"))
            .write("one/manifest.json", manifest("\"image_name\":\"org/any:1234567\","))
            .write("one/cyber-dojo.sh", "true\n");
    custom.commit("first");
    Outcome create =
        CyberDojo.in(folder)
            .with("CYBER_DOJO_START_POINTS_BASE_IMAGE", base)
            .with(
                "CYBER_DOJO_START_POINTS_BASE_TAG",
                published.substring(published.lastIndexOf(':') + 1))
            .run("start-point", "create", name, "--custom", custom.url());
    assertThat(create.status()).as(create.stderr()).isZero();
    assertThat(images.inspect(name).getConfig().getLabels())
        .doesNotContainKey("org.opencontainers.image.revision");
    assertThat(images.inspect(name).getConfig().getEnv())
        .contains("CYBER_DOJO_START_POINTS_BASE_IMAGE=" + base);
  }

  @Test
  void a_base_image_is_named_without_a_tag() {
    Outcome tagged =
        CyberDojo.in(folder).run("start-point", "base", "--publish", host + "/org/base:1");

    assertThat(tagged)
        .isEqualTo(
            new Outcome(
                1,
                "",
                "ERROR: --publish "
                    + host
                    + "/org/base:1 has a tag; leave it out: the tag is the commit\n"));
  }

  private Outcome create(String name, String... words) {
    String[] command = new String[words.length + 3];
    command[0] = "start-point";
    command[1] = "create";
    command[2] = name;
    System.arraycopy(words, 0, command, 3, words.length);
    Outcome outcome = CyberDojo.in(folder).run(command);
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.status()).isZero();
    return outcome;
  }

  private String imageName(String name) {
    Outcome inspected = CyberDojo.in(folder).run("start-point", "inspect", name);
    return Json.read(inspected.stdout()).at("/L/image_name").textValue();
  }

  /** A small image, in the registry and no longer here. */
  private void push(String name) throws Exception {
    ScratchImage.build(name, folder, Map.of());
    docker.pushImageCmd(name).start().awaitCompletion(60, TimeUnit.SECONDS);
    docker.removeImageCmd(name).exec();
  }

  private static String manifest(String image) {
    return """
        {"display_name":"L",%s"visible_filenames":["cyber-dojo.sh"],"filename_extension":".x"}
        """
        .formatted(image);
  }
}
