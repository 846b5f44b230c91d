package org.cyberdojo.builder.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.cyberdojo.builder.publish.PatientRegistry;
import org.cyberdojo.builder.publish.PublishingRegistry;
import org.cyberdojo.builder.publish.RegistryFaultException;
import org.cyberdojo.builder.publish.Retry;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups in a registry that gives tokens and has bad days. */
class RegistryLookupTest {

  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  private final List<String> scopes = new CopyOnWriteArrayList<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final AtomicInteger faults = new AtomicInteger();
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private volatile int fault = 429;

  @TempDir private Path folder;

  private HttpServer server;
  private PublishingRegistry registry;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/token", this::token);
    server.createContext("/v2/", this::api);
    server.start();
    registry =
        new PatientRegistry(
            OrasRegistry.with(
                new RegistrySettings(
                    Map.of("DOCKER_USERNAME", "jo", "DOCKER_PASSWORD", "s3cret"),
                    Duration.ofSeconds(20))),
            new Retry(3, Duration.ofSeconds(1), Duration.ofSeconds(30), pauses::add));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private ImageName name(String tag) {
    return ImageName.parse("localhost:" + server.getAddress().getPort() + "/org/name:" + tag);
  }

  private void token(HttpExchange exchange) throws IOException {
    scopes.add(exchange.getRequestURI().getQuery());
    logins.add(
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse(""));
    answer(exchange, 200, "{\"token\":\"t0ken\",\"expires_in\":300}");
  }

  private void api(HttpExchange exchange) throws IOException {
    if (!"Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      String realm = "http://localhost:" + server.getAddress().getPort() + "/token";
      exchange
          .getResponseHeaders()
          .add(
              "WWW-Authenticate",
              "Bearer realm=\"" + realm + "\",service=\"test\",scope=\"repository:org/name:pull\"");
      answer(exchange, 401, "{}");
    } else if (faults.getAndDecrement() > 0) {
      exchange.getResponseHeaders().add("Retry-After", "7");
      answer(exchange, fault, "{}");
    } else if (exchange.getRequestURI().getPath().endsWith("/manifests/abcdef0")) {
      exchange.getResponseHeaders().add("Docker-Content-Digest", DIGEST);
      answer(exchange, 200, "{}");
    } else {
      answer(exchange, 404, "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]}");
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(UTF_8);
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, isHead ? -1 : bytes.length);
      if (!isHead) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Test
  void an_image_is_there_or_not() {
    assertThat(registry.digest(name("abcdef0"))).contains(DIGEST);
    assertThat(registry.digest(name("0fedcba"))).isEmpty();
    assertThat(pauses).isEmpty();
  }

  private PublishingRegistry registryOf(String dockerConfig) throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        dockerConfig.replace("HOST", "localhost:" + server.getAddress().getPort()));
    return OrasRegistry.with(
        new RegistrySettings(Map.of("DOCKER_CONFIG", folder.toString()), Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"proxies\":{}}",
        "{\"credHelpers\":{\"gcr.io\":\"gcloud\"}}",
        "{\"auths\":{\"other.example\":{\"auth\":\"X2pzb25fa2V5OnsiYSI6ImI6YyJ9\"}}}",
        "{\"auths\":{\"HOST\":{\"identitytoken\":\"t\"}}}"
      })
  void a_docker_configuration_without_a_password_for_the_registry_is_none(String config)
      throws IOException {
    assertThat(registryOf(config).digest(name("abcdef0"))).contains(DIGEST);
    assertThat(logins).containsOnly("");
  }

  @Test
  void the_docker_configuration_has_the_password_whatever_is_in_it() throws IOException {
    String auth = Base64.getEncoder().encodeToString("_json_key:{\"a\":\"b:c\"}".getBytes(UTF_8));
    registryOf("{\"auths\":{\"http://HOST/v1/\":{\"auth\":\"" + auth + "\"}}}")
        .digest(name("abcdef0"));
    assertThat(logins).contains("Basic " + auth);
  }

  @Test
  void a_docker_configuration_that_cannot_be_read_is_told_and_not_quoted() throws IOException {
    PublishingRegistry broken = registryOf("{\"auths\": s3cret");
    assertThatThrownBy(() -> broken.digest(name("abcdef0")))
        .isInstanceOf(RegistryFaultException.class)
        .hasMessageContaining(folder.resolve("config.json").toString())
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void a_private_authority_does_not_make_this_machines_plain_registry_speak_TLS()
      throws IOException {
    Path file = Files.writeString(folder.resolve("ca.crt"), "");
    PublishingRegistry plain =
        OrasRegistry.with(
            new RegistrySettings(
                Map.of(
                    "CYBER_DOJO_REGISTRY_CA", file.toString(), "DOCKER_CONFIG", folder.toString()),
                Duration.ofSeconds(20)));
    assertThat(plain.digest(name("abcdef0"))).contains(DIGEST);
  }

  @Test
  void a_look_up_asks_for_the_right_to_pull_alone() {
    registry.digest(name("abcdef0"));

    assertThat(scopes).isNotEmpty().allSatisfy(scope -> assertThat(scope).doesNotContain("push"));
  }

  @Test
  void a_registry_that_is_busy_or_failing_is_asked_again() {
    // the very first call also asks whether the registry speaks plain text
    registry.digest(name("abcdef0"));
    for (int status : new int[] {429, 500, 503}) {
      fault = status;
      faults.set(2);

      assertThat(registry.digest(name("abcdef0"))).as("after " + status).contains(DIGEST);
    }
    assertThat(pauses)
        .hasSize(6)
        .allSatisfy(pause -> assertThat(pause).isEqualTo(Duration.ofSeconds(7)));
  }

  @Test
  void in_the_end_its_fault_is_told_without_credentials() {
    faults.set(100);

    assertThatThrownBy(() -> registry.digest(name("abcdef0")))
        .isInstanceOf(RegistryFaultException.class)
        .hasMessageContaining("429")
        .hasMessageNotContainingAny("s3cret", "t0ken");
    assertThat(pauses).hasSize(2);
  }
}
