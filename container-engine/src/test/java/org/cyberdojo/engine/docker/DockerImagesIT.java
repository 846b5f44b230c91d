package org.cyberdojo.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.ImagesContract;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract against a real engine. */
class DockerImagesIT extends ImagesContract {

  private static DockerEngine engine;
  private static DockerClient docker;

  private final List<String> containers = new ArrayList<>();

  @BeforeAll
  static void connect() {
    engine = DockerEngine.from(System.getenv());
    DefaultDockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    docker =
        DockerClientImpl.getInstance(
            config,
            new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .build());
  }

  @AfterAll
  static void disconnect() throws IOException {
    engine.close();
    docker.close();
  }

  @AfterEach
  @Override
  protected void removeImages() {
    containers.forEach(container -> docker.removeContainerCmd(container).withForce(true).exec());
    super.removeImages();
  }

  @Override
  protected Images images() {
    return engine.images();
  }

  @Override
  protected void use(ImageName name) {
    containers.add(
        docker.createContainerCmd(name.toString()).withCmd("never-started").exec().getId());
  }

  @Test
  void an_engine_that_answers_is_no_error() {
    engine.requireAnswer();
  }

  @Test
  void reading_files_leaves_no_container() throws IOException {
    EngineImage image = load(name("clean"), "app/a.txt", "a");
    try (InputStream tar = images().files(image.id(), "app").orElseThrow()) {
      assertThat(containersOf(image)).hasSize(1);
      assertThat(tar.read()).isNotNegative();
    }
    images().files(image.id(), "nowhere");

    assertThat(containersOf(image)).isEmpty();
  }

  private static List<?> containersOf(EngineImage image) {
    return docker
        .listContainersCmd()
        .withShowAll(true)
        .withAncestorFilter(List.of(image.id().text()))
        .exec();
  }
}
