package org.cyberdojo.builder.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryHostTest {

  @ParameterizedTest
  @CsvSource({
    "debian, registry-1.docker.io, library/debian, false",
    "cyberdojo/runner:latest, registry-1.docker.io, cyberdojo/runner, false",
    "docker.io/debian, registry-1.docker.io, library/debian, false",
    "index.docker.io/library/debian, registry-1.docker.io, library/debian, false",
    "ghcr.io/cyber-dojo/gcc:abcdef0, ghcr.io, cyber-dojo/gcc, false",
    "localhost:5000/name, localhost:5000, name, true",
    "127.0.0.1:5000/a/b, 127.0.0.1:5000, a/b, true",
    "localhost.example.com/a, localhost.example.com, a, false",
  })
  void is_where_the_name_leads(String name, String host, String repository, boolean isLoopback) {
    RegistryHost place = RegistryHost.of(ImageName.parse(name));

    assertThat(place).isEqualTo(new RegistryHost(host, repository));
    assertThat(place.isLoopback()).isEqualTo(isLoopback);
  }
}
