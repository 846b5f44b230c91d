package org.cyberdojo.builder.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import land.oras.auth.AuthProvider;
import land.oras.auth.UsernamePasswordProvider;
import org.cyberdojo.engine.docker.DockerLogins;

/**
 * How registries are reached. The password is asked for only by who sends it.
 *
 * @param environment {@code DOCKER_USERNAME} and {@code DOCKER_PASSWORD}, else the docker command's
 *     configuration is read; {@code CYBER_DOJO_REGISTRY_CA}: a file with the certificate of a
 *     private authority
 * @param timeout of one call
 */
public record RegistrySettings(Map<String, String> environment, Duration timeout) {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Path CERTIFICATES = Path.of("/etc/docker/certs.d");

  public RegistrySettings {
    environment = Map.copyOf(environment);
  }

  /** As an environment says. */
  public static RegistrySettings of(Map<String, String> environment) {
    return new RegistrySettings(environment, TIMEOUT);
  }

  /** These settings with another time-out. */
  public RegistrySettings withTimeout(Duration longest) {
    return new RegistrySettings(environment, longest);
  }

  AuthProvider credentials() {
    String username = environment.getOrDefault("DOCKER_USERNAME", "");
    String password = environment.getOrDefault("DOCKER_PASSWORD", "");
    return username.isEmpty() || password.isEmpty()
        ? new DockerConfigCredentials(DockerLogins.from(environment))
        : new UsernamePasswordProvider(username, password);
  }

  /** The file with the certificate of the authority that a registry's own is signed by. */
  Optional<Path> authority(String host) {
    return Optional.ofNullable(environment.get("CYBER_DOJO_REGISTRY_CA"))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .or(() -> authorityInFolder(host));
  }

  /** That of the engine's own folder, which is for this one registry. */
  Optional<Path> authorityInFolder(String host) {
    return Optional.of(CERTIFICATES.resolve(host).resolve("ca.crt")).filter(Files::isReadable);
  }

  /** Does not show the environment, which holds the password. */
  @Override
  public String toString() {
    return "RegistrySettings[timeout=" + timeout + "]";
  }
}
