package org.cyberdojo.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.cyberdojo.engine.failure.RegistryRefusedException;

/**
 * A program that keeps passwords, {@code docker-credential-<name>}. It is asked by <a
 * href="https://github.com/docker/docker-credential-helpers#development">its protocol</a>: the
 * registry on its standard input, the answer as JSON on its standard output.
 */
record CredentialProgram(String command) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
  private static final int MOST_ANSWER_BYTES = 64 * 1024;
  private static final int MOST_SECONDS = 30;

  /** The user name that says that the secret is a token. */
  private static final String TOKEN_USER = "<token>";

  static CredentialProgram named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new RegistryRefusedException(
          "look registry credentials up",
          "the docker configuration names a credential program with odd characters",
          "repair credHelpers or credsStore in its config.json");
    }
    return new CredentialProgram("docker-credential-" + name);
  }

  /** Its answer; empty when it knows nothing of the registry. */
  Optional<AuthConfig> ask(String server) {
    try {
      return answer(server);
    } catch (IOException e) {
      // the answer itself is a secret, and so are words that may quote it
      throw failed(server, "it does not run, or does not answer as it should");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(server, "the wait for it was interrupted");
    }
  }

  private RegistryRefusedException failed(String server, String reason) {
    return new RegistryRefusedException(
        "ask " + command + " for the credentials of " + server,
        reason,
        "try 'echo " + server + " | " + command + " get'");
  }

  private Optional<AuthConfig> answer(String server) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command, "get").redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      tell(process, server);
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("it did not answer within " + MOST_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        return Optional.empty();
      }
      try (InputStream stdout = process.getInputStream()) {
        return read(server, new ObjectMapper().readTree(stdout.readNBytes(MOST_ANSWER_BYTES)));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static void tell(Process process, String server) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(server.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // it ended without listening; its status says what that means
    }
  }

  private static Optional<AuthConfig> read(String server, JsonNode answer) {
    String user = answer.path("Username").asText("");
    String secret = answer.path("Secret").asText("");
    AuthConfig auth = new AuthConfig().withRegistryAddress(server);
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        user.equals(TOKEN_USER)
            ? auth.withIdentityToken(secret)
            : auth.withUsername(user).withPassword(secret));
  }
}
