package org.cyberdojo.builder.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import land.oras.ContainerRef;
import land.oras.auth.AuthProvider;
import land.oras.auth.AuthScheme;
import org.cyberdojo.engine.docker.DockerLogins;
import org.jspecify.annotations.Nullable;

/**
 * What {@code docker login} knows, looked up for a registry when it is first asked. Safe for use by
 * several threads.
 */
final class DockerConfigCredentials implements AuthProvider {

  private final DockerLogins logins;
  private final Map<String, Optional<String>> headers = new ConcurrentHashMap<>();

  DockerConfigCredentials(DockerLogins logins) {
    this.logins = logins;
  }

  @Override
  public @Nullable String getAuthHeader(ContainerRef registry) {
    return headers.computeIfAbsent(registry.getRegistry(), this::header).orElse(null);
  }

  private Optional<String> header(String host) {
    return logins
        .of(host)
        .map(login -> (login.user() + ":" + login.password()).getBytes(UTF_8))
        .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  @Override
  public AuthScheme getAuthScheme() {
    return AuthScheme.BASIC;
  }
}
