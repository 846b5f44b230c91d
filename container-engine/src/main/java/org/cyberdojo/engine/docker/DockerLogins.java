package org.cyberdojo.engine.docker;

import com.github.dockerjava.api.model.AuthConfig;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.engine.failure.RegistryRefusedException;

/**
 * The logins that the docker command's configuration has for registries, where the engine's own
 * pushes and pulls look, too: written in {@code ${DOCKER_CONFIG:-~/.docker}/config.json}, or kept
 * by a program that it names.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/login/">docker login</a>
 */
public final class DockerLogins {

  private final RegistryCredentials credentials;

  private DockerLogins(RegistryCredentials credentials) {
    this.credentials = credentials;
  }

  /** Those of the user that an environment describes; nothing is read yet. */
  public static DockerLogins from(Map<String, String> environment) {
    return new DockerLogins(RegistryCredentials.from(environment));
  }

  /**
   * A registry's user and password.
   *
   * @param host with its port; {@code docker.io} for the Hub
   * @return empty when there is none, or a token that is no password
   * @throws RegistryRefusedException when the configuration cannot be read
   */
  public Optional<Login> of(String host) {
    return credentials
        .forHost(host)
        .filter(auth -> auth.getUsername() != null && auth.getPassword() != null)
        .map(DockerLogins::login);
  }

  private static Login login(AuthConfig auth) {
    return new Login(String.valueOf(auth.getUsername()), String.valueOf(auth.getPassword()));
  }

  /** A user and a password; it is not shown. */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }
}
