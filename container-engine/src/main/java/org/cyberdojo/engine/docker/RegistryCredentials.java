package org.cyberdojo.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.engine.failure.RegistryRefusedException;
import org.cyberdojo.manifest.image.ImageName;

/**
 * User names and passwords of registries, looked up when they are needed and never printed.
 *
 * <p>They come from the docker command's configuration: {@code auths}, {@code credHelpers}, {@code
 * credsStore}. What {@code DOCKER_USERNAME} and {@code DOCKER_PASSWORD} hold is sent only where the
 * user pushes to: an image that is pulled may be named by a stranger's manifest, and its registry
 * is not to be told.
 */
final class RegistryCredentials {

  private static final String DOCKER_HUB = "https://index.docker.io/v1/";

  private final Path configFile;
  private final Optional<AuthConfig> fromEnvironment;

  private RegistryCredentials(Path configFile, Optional<AuthConfig> fromEnvironment) {
    this.configFile = configFile;
    this.fromEnvironment = fromEnvironment;
  }

  static RegistryCredentials from(Map<String, String> env) {
    String username = env.getOrDefault("DOCKER_USERNAME", "");
    String password = env.getOrDefault("DOCKER_PASSWORD", "");
    return new RegistryCredentials(
        EngineAddress.configFolder(env).resolve("config.json"),
        username.isEmpty() || password.isEmpty()
            ? Optional.empty()
            : Optional.of(new AuthConfig().withUsername(username).withPassword(password)));
  }

  /** What the registry of an image is told before it takes one. */
  Optional<AuthConfig> forPush(ImageName name) {
    String server = serverOf(name);
    return fromEnvironment
        .map(
            auth ->
                new AuthConfig()
                    .withUsername(auth.getUsername())
                    .withPassword(auth.getPassword())
                    .withRegistryAddress(server))
        .or(() -> forPull(name));
  }

  /** What the registry of an image is told before it gives one. */
  Optional<AuthConfig> forPull(ImageName name) {
    return writtenFor(serverOf(name));
  }

  /** What is written for a registry, by its host and port; the Hub's is {@code docker.io}. */
  Optional<AuthConfig> forHost(String host) {
    return writtenFor(serverOf(Optional.of(host)));
  }

  private Optional<AuthConfig> writtenFor(String server) {
    if (!Files.isRegularFile(configFile)) {
      return Optional.empty();
    }
    JsonNode config = config();
    Optional<String> program = programFor(server, config);
    return program.isPresent()
        ? CredentialProgram.named(program.get()).ask(server)
        : writtenFor(server, config.path("auths"));
  }

  private static String serverOf(ImageName name) {
    return serverOf(name.host());
  }

  private static String serverOf(Optional<String> host) {
    return host.filter(text -> !text.equals("docker.io")).orElse(DOCKER_HUB);
  }

  private JsonNode config() {
    try {
      return new ObjectMapper().readTree(configFile.toFile());
    } catch (IOException e) {
      // the parser's own words may quote the file, and the file holds passwords
      throw new RegistryRefusedException(
          "read registry credentials from " + configFile,
          "it cannot be read as JSON",
          "repair it, or remove it and log in again ('docker login')");
    }
  }

  private static Optional<String> programFor(String server, JsonNode config) {
    String forServer = config.path("credHelpers").path(hostOf(server)).asText("");
    String forAll = config.path("credsStore").asText("");
    return Optional.of(forServer.isEmpty() ? forAll : forServer).filter(text -> !text.isEmpty());
  }

  private static Optional<AuthConfig> writtenFor(String server, JsonNode auths) {
    return auths
        .propertyStream()
        .filter(entry -> hostOf(entry.getKey()).equals(hostOf(server)))
        .map(entry -> decoded(server, entry.getValue()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<AuthConfig> decoded(String server, JsonNode entry) {
    AuthConfig auth = new AuthConfig().withRegistryAddress(server);
    String token = entry.path("identitytoken").asText("");
    if (!token.isEmpty()) {
      return Optional.of(auth.withIdentityToken(token));
    }
    try {
      String[] userAndPassword =
          new String(
                  Base64.getDecoder().decode(entry.path("auth").asText("")), StandardCharsets.UTF_8)
              .split(":", 2);
      return userAndPassword.length < 2
          ? Optional.empty()
          : Optional.of(auth.withUsername(userAndPassword[0]).withPassword(userAndPassword[1]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A registry is written with and without its scheme and path. */
  private static String hostOf(String server) {
    return server.replaceFirst("^https?://", "").replaceFirst("/.*", "");
  }
}
