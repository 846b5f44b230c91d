package org.cyberdojo.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cyberdojo.engine.failure.EngineUnreachableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressTest {

  @TempDir private Path config;

  @ParameterizedTest
  @CsvSource({
    "'', unix:///var/run/docker.sock",
    "unix:///run/user/1000/docker.sock, unix:///run/user/1000/docker.sock",
    "tcp://10.0.0.1:2375, tcp://10.0.0.1:2375",
  })
  void the_engine_is_where_docker_host_says(String host, String uri) {
    EngineAddress address = address(host);

    assertThat(address.uri()).hasToString(uri);
    assertThat(address.tls()).isEmpty();
    assertThat(address.isUnix()).isEqualTo(uri.startsWith("unix"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh://me@host",
        "http://host:80",
        "unix://",
        "tcp://host",
        "host",
        "tcp://ho st:1",
        ":"
      })
  void an_address_that_cannot_be_reached_is_refused_with_what_to_write(String host) {
    assertThatThrownBy(() -> address(host))
        .isInstanceOf(EngineUnreachableException.class)
        .hasMessageContaining("'" + host + "'")
        .hasMessageContaining("set DOCKER_HOST to unix:///path/of/docker.sock or tcp://host:port");
  }

  @Test
  void tls_without_certificates_is_refused() {
    assertThatThrownBy(
            () ->
                EngineAddress.from(
                    Map.of(
                        "DOCKER_HOST",
                        "tcp://h:2376",
                        "DOCKER_TLS_VERIFY",
                        "1",
                        "DOCKER_CERT_PATH",
                        "/nowhere")))
        .isInstanceOf(EngineUnreachableException.class)
        .hasMessageContaining("DOCKER_CERT_PATH");
  }

  @Test
  void the_configuration_is_in_the_home_folder_unless_told_otherwise() {
    assertThat(EngineAddress.configFolder(Map.of()).toString()).endsWith("/.docker");
    assertThat(EngineAddress.configFolder(Map.of("DOCKER_CONFIG", "/elsewhere")))
        .isEqualTo(Path.of("/elsewhere"));
  }

  @Test
  void nobody_at_the_address_is_an_error_that_says_where_and_what_to_do() throws IOException {
    Path socket = config.resolve("no.sock");
    try (DockerEngine engine = engine("unix://" + socket)) {
      assertThatThrownBy(engine::requireAnswer)
          .isInstanceOf(EngineUnreachableException.class)
          .hasMessageContaining("no container engine answers at unix://" + socket)
          .hasMessageContaining("sudo systemctl start docker");
    }
    Files.writeString(socket, "no socket");
    try (DockerEngine engine = engine("unix://" + socket)) {
      assertThatThrownBy(() -> engine.images().labelled("a"))
          .isInstanceOf(EngineUnreachableException.class);
    }
    try (DockerEngine engine = engine("tcp://127.0.0.1:1")) {
      assertThatThrownBy(() -> engine.images().labelled("a"))
          .isInstanceOf(EngineUnreachableException.class)
          .hasMessageContaining("tcp://127.0.0.1:1");
    }
  }

  private DockerEngine engine(String host) {
    return DockerEngine.from(Map.of("DOCKER_HOST", host, "DOCKER_CONFIG", config.toString()));
  }

  private EngineAddress address(String host) {
    return EngineAddress.from(Map.of("DOCKER_HOST", host, "DOCKER_CONFIG", config.toString()));
  }
}
