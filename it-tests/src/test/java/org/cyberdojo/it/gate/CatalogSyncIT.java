package org.cyberdojo.it.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cyberdojo.builder.registry.RegistryServer;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.DatedImage;
import org.cyberdojo.it.harness.Process.Outcome;
import org.cyberdojo.it.harness.ScratchImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** The catalog is filled from Debian's registry, of images that were built before there was one. */
class CatalogSyncIT {

  private static final String SHA = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
  private static final String OLD = "01dda7e";
  private static final String LABEL = "org.opencontainers.image.";

  private final DockerClient docker = DockerClientFactory.lazyClient();

  @TempDir private Path folder;

  private RegistryServer registry;
  private GateProcess gate;

  @BeforeEach
  void start() throws IOException {
    registry = RegistryServer.open(folder.resolve("registry"));
    gate = GateProcess.start(folder.resolve("catalog.db"));
  }

  @AfterEach
  void stop() {
    if (gate != null) {
      gate.close();
    }
    if (registry != null) {
      registry.close();
    }
  }

  private String gcc(String tag) {
    return registry.host() + "/org/gcc:" + tag;
  }

  private Outcome sync(String... names) {
    List<String> words = new ArrayList<>(List.of("catalog", "sync"));
    words.addAll(List.of(names));
    return gate.toldTo(CyberDojo.in(folder)).run(words.toArray(String[]::new));
  }

  @Test
  void every_tag_is_recorded_with_what_its_image_says() throws Exception {
    ScratchImage.build(
        gcc("1a2b3c4"),
        folder,
        Map.of(
            LABEL + "revision",
            SHA,
            LABEL + "source",
            "https://github.com/org/gcc",
            LABEL + "base.name",
            "ghcr.io/org/debian:7654321",
            LABEL + "base.digest",
            "sha256:" + "b".repeat(64)));
    docker.tagImageCmd(gcc("1a2b3c4"), registry.host() + "/org/gcc", "latest").exec();
    push("1a2b3c4");
    push("latest");
    pushOf("2020-02-29T12:00:00Z", OLD);
    pushOf("1970-01-01T00:00:00Z", "0000000");
    String name = registry.host() + "/org/gcc";

    assertThat(sync(name)).isEqualTo(new Outcome(0, name + ": 4 added\n", ""));

    JsonNode images = gate.ask("/images", "").get("images");
    assertThat(images).hasSize(4);
    JsonNode full = tag(images, "1a2b3c4");
    assertThat(full.get("digest").textValue()).matches("sha256:[0-9a-f]{64}");
    assertThat(full.get("digest")).isEqualTo(tag(images, "latest").get("digest"));
    assertThat(full.get("sha").textValue()).isEqualTo(SHA);
    assertThat(full.get("url").textValue()).isEqualTo("https://github.com/org/gcc");
    assertThat(full.at("/base/name").textValue()).isEqualTo("ghcr.io/org/debian:7654321");
    assertThat(full.at("/base/digest").textValue()).isEqualTo("sha256:" + "b".repeat(64));
    assertThat(full.get("size").longValue()).isPositive();
    assertThat(full.at("/labels/" + LABEL + "revision").textValue()).isEqualTo(SHA);
    assertThat(tag(images, OLD).get("created").textValue()).isEqualTo("2020-02-29T12:00:00Z");
    assertThat(tag(images, OLD).get("created_source").textValue()).isEqualTo("the image's config");
    assertThat(verdict("1a2b3c4")).isEqualTo("allow");
    assertThat(verdict(OLD)).isEqualTo("deny");
    assertThat(verdict("0000000")).isEqualTo("deny");

    assertThat(sync(name)).isEqualTo(new Outcome(0, name + ": 4 unchanged\n", ""));
    assertThat(sync(gcc("latest"))).isEqualTo(new Outcome(0, name + ": 1 unchanged\n", ""));
  }

  @Test
  void another_image_under_an_immutable_tag_is_a_breach() throws Exception {
    String name = registry.host() + "/org/gcc";
    pushOf("2026-11-01T12:00:00Z", "1a2b3c4");
    pushOf("2026-11-01T12:00:00Z", "latest");
    sync(name);
    pushOf("2026-11-02T12:00:00Z", "1a2b3c4");
    pushOf("2026-11-02T12:00:00Z", "latest");

    Outcome outcome = sync(name);

    assertThat(outcome.status()).isEqualTo(4);
    assertThat(outcome.stdout()).isEqualTo(name + ": 1 moved, 1 breach\n");
    assertThat(outcome.stderr())
        .startsWith("BREACH: Tried to record " + gcc("1a2b3c4") + " as sha256:")
        .contains("immutability breach");
    assertThat(gate.ask("/breaches", "").get("breaches")).hasSize(1);
    assertThat(gate.page("/shas")).contains("1a2b3c4");
  }

  @Test
  void what_the_registry_does_not_have_is_told_and_the_rest_is_recorded() throws Exception {
    pushOf("2026-11-01T12:00:00Z", "1a2b3c4");
    String none = registry.host() + "/org/none";

    Outcome outcome = sync(none, registry.host() + "/org/gcc", gcc("7777777"));

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.stdout())
        .isEqualTo(
            none
                + ": none\n"
                + registry.host()
                + "/org/gcc: 1 added\n"
                + registry.host()
                + "/org/gcc: 1 failed\n");
    assertThat(outcome.stderr())
        .startsWith("ERROR: " + none + ": the registry knows no such name, or it has no tags\n")
        .contains("ERROR: " + gcc("7777777") + ": ");
  }

  @Test
  void an_image_that_is_in_a_registry_only_is_judged_without_a_gate() throws Exception {
    pushOf("2020-02-29T12:00:00Z", OLD);

    Outcome outcome = CyberDojo.in(folder).run("gate", "check", gcc(OLD));

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.stdout()).contains("created 2020-02-29, ", "(from the image's config)");
  }

  private String verdict(String tag) {
    return gate.ask("/decide", "{\"image_name\":\"" + gcc(tag) + "\"}")
        .at("/decide/verdict")
        .textValue();
  }

  private JsonNode tag(JsonNode images, String tag) {
    return images
        .valueStream()
        .filter(image -> image.get("image_name").textValue().equals(gcc(tag)))
        .findFirst()
        .orElseThrow();
  }

  /** An image that differs from others by the time of its creation. */
  private void pushOf(String created, String tag) throws InterruptedException {
    DatedImage.load(gcc(tag), Instant.parse(created));
    push(tag);
  }

  /** Into the registry, and no longer here. */
  private void push(String tag) throws InterruptedException {
    docker.pushImageCmd(registry.host() + "/org/gcc").withTag(tag).start().awaitCompletion();
    docker.removeImageCmd(gcc(tag)).withForce(true).exec();
  }
}
