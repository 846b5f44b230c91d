package org.cyberdojo.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.AuthConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.cyberdojo.engine.failure.RegistryRefusedException;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryCredentialsTest {

  private static final String SECRET = "s3cret-word";

  @TempDir private Path folder;

  @Test
  void there_are_none_without_a_configuration() {
    assertThat(credentials().forPull(name("host.example/a"))).isEmpty();
    assertThat(credentials().forPush(name("host.example/a"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "host.example, host.example/a",
    "https://host.example, host.example/a",
    "https://host.example/v1/, host.example/a",
    "host.example:5000, host.example:5000/a/b:tag",
    "https://index.docker.io/v1/, org/name",
    "https://index.docker.io/v1/, docker.io/org/name",
  })
  void the_configuration_has_one_for_each_registry(String key, String image) throws IOException {
    configure(
        "{\"auths\":{\"other.example\":{\"auth\":\"eDp5\"},\""
            + key
            + "\":{\"auth\":\""
            + auth()
            + "\"}}}");

    AuthConfig found = credentials().forPull(name(image)).orElseThrow();

    assertThat(found.getUsername()).isEqualTo("me");
    assertThat(found.getPassword()).isEqualTo(SECRET);
    assertThat(credentials().forPush(name(image)).orElseThrow().getPassword()).isEqualTo(SECRET);
  }

  @Test
  void a_token_takes_the_place_of_a_password() throws IOException {
    configure("{\"auths\":{\"host.example\":{\"identitytoken\":\"" + SECRET + "\"}}}");

    assertThat(credentials().forPull(name("host.example/a")).orElseThrow().getIdentitytoken())
        .isEqualTo(SECRET);
  }

  @Test
  void no_registry_is_told_what_another_one_is_to_know() throws IOException {
    configure("{\"auths\":{\"host.example\":{\"auth\":\"" + auth() + "\"}}}");

    assertThat(credentials().forPull(name("evil.example/a"))).isEmpty();
    assertThat(credentials().forPull(name("host.example.evil/a"))).isEmpty();
    assertThat(credentials().forPull(name("org/a"))).isEmpty();
  }

  @Test
  void the_environment_has_one_for_what_the_user_pushes_and_none_for_what_is_pulled() {
    RegistryCredentials credentials =
        credentials(Map.of("DOCKER_USERNAME", "me", "DOCKER_PASSWORD", SECRET));

    AuthConfig found = credentials.forPush(name("host.example/a")).orElseThrow();
    assertThat(found.getUsername()).isEqualTo("me");
    assertThat(found.getPassword()).isEqualTo(SECRET);
    assertThat(found.getRegistryAddress()).isEqualTo("host.example");
    assertThat(credentials.forPull(name("host.example/a"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auths\":{\"host.example\":{}}}",
        "{\"auths\":{\"host.example\":{\"auth\":\"!!!\"}}}",
        "{\"auths\":{\"host.example\":{\"auth\":\"bWU=\"}}}",
        "{\"auths\":[]}",
        "{}",
        "[]",
      })
  void a_configuration_that_has_none_gives_none(String json) throws IOException {
    configure(json);

    assertThat(credentials().forPull(name("host.example/a"))).isEmpty();
  }

  @Test
  void a_broken_configuration_is_an_error_that_does_not_quote_it() throws IOException {
    configure("{\"auths\":{\"host.example\":{\"auth\":\"" + SECRET + "\" broken");

    assertThatThrownBy(() -> credentials().forPull(name("host.example/a")))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageContaining(folder.resolve("config.json").toString())
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void a_credential_program_is_asked_for_its_registries() throws IOException {
    Path program =
        program(
            "#!/bin/sh\nread server\necho \"{\\\"ServerURL\\\":\\\"$server\\\",\\\"Username\\\":\\\"$server-user\\\",\\\"Secret\\\":\\\""
                + SECRET
                + "\\\"}\"\n");

    AuthConfig found = new CredentialProgram(program.toString()).ask("host.example").orElseThrow();

    assertThat(found.getUsername()).isEqualTo("host.example-user");
    assertThat(found.getPassword()).isEqualTo(SECRET);
  }

  @Test
  void a_credential_program_may_give_a_token() throws IOException {
    Path program =
        program("#!/bin/sh\necho '{\"Username\":\"<token>\",\"Secret\":\"" + SECRET + "\"}'\n");

    assertThat(
            new CredentialProgram(program.toString())
                .ask("host.example")
                .orElseThrow()
                .getIdentitytoken())
        .isEqualTo(SECRET);
  }

  @Test
  void a_credential_program_that_knows_nothing_is_no_error() throws IOException {
    Path program = program("#!/bin/sh\necho 'credentials not found in native keychain'\nexit 1\n");

    assertThat(new CredentialProgram(program.toString()).ask("host.example")).isEmpty();
  }

  @Test
  void a_credential_program_that_does_not_run_is_an_error_that_names_it() throws IOException {
    configure("{\"credsStore\":\"no-such-keychain\"}");

    assertThatThrownBy(() -> credentials().forPull(name("host.example/a")))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageContaining("docker-credential-no-such-keychain");
  }

  @Test
  void a_program_is_named_by_harmless_characters_only() throws IOException {
    configure("{\"credHelpers\":{\"host.example\":\"../../bin/evil\"}}");

    assertThatThrownBy(() -> credentials().forPull(name("host.example/a")))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageContaining("odd characters");
    assertThat(credentials().forPull(name("other.example/a"))).isEmpty();
  }

  private static String auth() {
    return Base64.getEncoder().encodeToString(("me:" + SECRET).getBytes(StandardCharsets.UTF_8));
  }

  private static ImageName name(String text) {
    return ImageName.parse(text);
  }

  private void configure(String json) throws IOException {
    Files.writeString(folder.resolve("config.json"), json);
  }

  private Path program(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("docker-credential-test"), script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private RegistryCredentials credentials() {
    return credentials(Map.of());
  }

  private RegistryCredentials credentials(Map<String, String> more) {
    Map<String, String> env = new HashMap<>(more);
    env.put("DOCKER_CONFIG", folder.toString());
    return RegistryCredentials.from(env);
  }
}
