package org.cyberdojo.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.engine.failure.RegistryRefusedException;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.PushedImage;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images between a real engine and a real registry that wants a password. */
class TransfersIT {

  @TempDir private static Path registryFolder;
  private static LocalRegistry registry;

  @TempDir private Path config;
  private final String run = UUID.randomUUID().toString();
  private ImageName name;

  @BeforeAll
  static void startRegistry() throws IOException, InterruptedException {
    registry = LocalRegistry.start(registryFolder);
  }

  @AfterAll
  static void stopRegistry() {
    if (registry != null) {
      registry.close();
    }
  }

  @BeforeEach
  void load() throws IOException {
    name = ImageName.parse(registry.host() + "/engine-transfers/" + run + ":1234567");
    try (DockerEngine engine = engine(Map.of());
        SpooledLayer layer =
            LayerTar.spool(
                List.of(LayerEntry.File.of("a.txt", 0644, run.getBytes(StandardCharsets.UTF_8))),
                LayerTar.ANY_TIME)) {
      ImageDescription description =
          ImageDescription.scratch(Platform.ofThisMachine()).plus(layer.diffId(), "test");
      engine.images().load(ImageArchive.whole(description, List.of(name), List.of(layer)));
    }
  }

  @AfterEach
  void remove() {
    try (DockerEngine engine = engine(Map.of())) {
      Images images = engine.images();
      images.find(name).ifPresent(image -> images.remove(name));
    }
  }

  @Test
  void what_was_pushed_is_pulled_by_name_and_by_digest() throws IOException {
    List<String> steps = new ArrayList<>();
    try (DockerEngine engine =
        engine(Map.of("DOCKER_USERNAME", "me", "DOCKER_PASSWORD", "s3cret"))) {
      EngineImage before = engine.images().find(name).orElseThrow();
      PushedImage pushed = engine.images().push(name, step -> steps.add(step.doing()));
      assertThat(pushed.name()).isEqualTo(name);
      assertThat(pushed.digest()).matches("sha256:[0-9a-f]{64}");
      assertThat(steps).contains("Pushing", "Pushed");
      engine.images().remove(name);

      login("me:s3cret");
      EngineImage pulled = engine.images().pull(name, step -> steps.add(step.doing()));

      assertThat(pulled.id()).isEqualTo(before.id());
      assertThat(pulled.digests())
          .containsExactly(pushed.pinned().untagged() + "@" + pushed.digest());
      assertThat(steps).anyMatch(step -> step.startsWith("Pulling from"));
      assertThat(engine.images().pull(pushed.pinned(), TransferProgress.NONE).id())
          .isEqualTo(before.id());
    }
  }

  @Test
  void a_push_without_credentials_is_refused_and_says_how_to_log_in() {
    try (DockerEngine engine = engine(Map.of())) {
      assertThatThrownBy(() -> engine.images().push(name, TransferProgress.NONE))
          .isInstanceOf(RegistryRefusedException.class)
          .hasMessageContaining("push image " + name)
          .hasMessageContaining("docker login " + registry.host());
    }
  }

  @Test
  void a_push_with_a_wrong_password_is_refused_and_does_not_say_it() {
    try (DockerEngine engine =
        engine(Map.of("DOCKER_USERNAME", "me", "DOCKER_PASSWORD", "wr0ng-word"))) {
      assertThatThrownBy(() -> engine.images().push(name, TransferProgress.NONE))
          .isInstanceOf(RegistryRefusedException.class)
          .hasMessageNotContaining("wr0ng-word");
    }
  }

  @Test
  void a_pull_without_credentials_is_refused() {
    try (DockerEngine engine = engine(Map.of())) {
      assertThatThrownBy(() -> engine.images().pull(name, TransferProgress.NONE))
          .isInstanceOf(RegistryRefusedException.class)
          .hasMessageContaining("docker login");
    }
  }

  @Test
  void an_image_that_the_registry_does_not_have_is_missing() throws IOException {
    login("me:s3cret");
    try (DockerEngine engine = engine(Map.of())) {
      assertThatThrownBy(() -> engine.images().pull(name.withTag("7654321"), TransferProgress.NONE))
          .isInstanceOf(ImageMissingException.class)
          .hasMessageContaining("7654321");
    }
  }

  @Test
  void a_registry_that_does_not_answer_is_an_error_that_names_it() {
    try (DockerEngine engine = engine(Map.of())) {
      assertThatThrownBy(
              () ->
                  engine
                      .images()
                      .pull(ImageName.parse("127.0.0.1:1/nobody/there"), TransferProgress.NONE))
          .isInstanceOf(RegistryRefusedException.class)
          .hasMessageContaining("look whether the registry 127.0.0.1:1 can be reached");
    }
  }

  private void login(String userAndPassword) throws IOException {
    String auth =
        Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        config.resolve("config.json"),
        "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(registry.host(), auth));
  }

  private DockerEngine engine(Map<String, String> credentials) {
    Map<String, String> env = new HashMap<>(System.getenv());
    env.keySet().removeAll(List.of("DOCKER_USERNAME", "DOCKER_PASSWORD"));
    env.put("DOCKER_CONFIG", config.toString());
    env.putAll(credentials);
    return DockerEngine.from(env);
  }
}
