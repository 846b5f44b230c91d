package org.cyberdojo.builder.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.builder.git.GitSession.sha;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.cyberdojo.builder.source.RepositoryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clones over https from a server whose certificate no public authority knows. */
class TlsRepositoryTest {

  private static final String PASSWORD = "changeit";

  @TempDir private static Path shared;
  private static Path keys;
  private static Path authority;

  @TempDir private Path temp;
  private GitRepo repo;
  private GitHttpServer server;

  @BeforeAll
  static void make_keys() throws Exception {
    keys = shared.resolve("keys.p12");
    authority = shared.resolve("ca.pem");
    keytool(
        "-genkeypair",
        "-alias=server",
        "-keyalg=EC",
        "-dname=CN=localhost",
        "-ext=SAN=dns:localhost");
    keytool("-exportcert", "-alias=server", "-rfc", "-file=" + authority);
  }

  private static void keytool(String... arguments) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
    ProcessBuilder builder = new ProcessBuilder(tool);
    for (String argument : arguments) {
      builder.command().addAll(List.of(argument.split("=", 2)));
    }
    builder.command().addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  @BeforeEach
  void set_up() throws Exception {
    repo = GitRepo.in(temp.resolve("served/repo"));
    repo.write("a", "1").commit("first");
    server = GitHttpServer.of(temp.resolve("served"), context(keys));
    Files.createDirectories(temp.resolve("home"));
  }

  private static SSLContext context(Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String take(Map<String, String> environment) {
    try (GitSession session =
        GitSession.of(
            temp.resolve("home"),
            settings -> {
              Map<String, String> all = new HashMap<>(settings.environment());
              all.putAll(environment);
              return new GitSettings(settings.cache(), settings.home(), all, 2, settings.limits());
            })) {
      return sha(session.take(server.url("repo/.git")));
    }
  }

  private void configure(String text) throws IOException {
    Files.writeString(temp.resolve("home/.gitconfig"), text);
  }

  @Test
  void it_is_not_trusted() {
    assertThatThrownBy(() -> take(Map.of()))
        .isInstanceOfSatisfying(
            RepositoryException.class,
            e ->
                assertThat(e.words().getLast())
                    .startsWith(
                        "fatal: unable to access '"
                            + server.url("repo/.git")
                            + "': SSL certificate problem:"));
  }

  @Test
  void unless_the_users_configuration_names_its_authority() throws IOException {
    configure("[http]\n\tsslCAInfo = " + authority + "\n");
    assertThat(take(Map.of())).isEqualTo(repo.head());

    configure("[http \"" + server.url("") + "\"]\n\tsslCAInfo = " + authority + "\n");
    assertThat(take(Map.of())).isEqualTo(repo.head());

    configure("[http \"https://elsewhere/\"]\n\tsslCAInfo = " + authority + "\n");
    assertThatThrownBy(() -> take(Map.of())).isInstanceOf(RepositoryException.class);
  }

  @Test
  void or_the_environment_does() {
    assertThat(take(Map.of("GIT_SSL_CAINFO", authority.toString()))).isEqualTo(repo.head());
  }

  @Test
  void or_the_user_does_not_care() throws IOException {
    configure("[http]\n\tsslVerify = false\n");

    assertThat(take(Map.of())).isEqualTo(repo.head());
  }
}
