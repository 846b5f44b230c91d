package org.cyberdojo.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.HealthCheck;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.Images;
import org.cyberdojo.it.harness.Json;
import org.cyberdojo.it.harness.Process;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** {@code build/service-images}: the images of the runner and the gate. */
class ServiceImagesIT {

  private static final Path CHECKOUT = CyberDojo.checkout();
  private static final Path SOCKET = Path.of("/var/run/docker.sock");
  private static final Images IMAGES = new Images();
  private static final String PREFIX = "it-" + UUID.randomUUID().toString().substring(0, 8);

  @TempDir private static Path folder;

  private static Map<String, String> made = Map.of();

  @BeforeAll
  static void make() {
    made = made(PREFIX, "--built");
  }

  @AfterAll
  static void remove() {
    IMAGES.close();
  }

  /** Names without tags, and the images' ids. */
  private static Map<String, String> made(String prefix, String... options) {
    List<String> command =
        new ArrayList<>(List.of(CHECKOUT.resolve("build/service-images").toString()));
    command.addAll(List.of(options));
    command.add(prefix);
    Process.Outcome outcome = Process.run(folder, Map.of(), command);
    assertThat(outcome.status()).as(outcome.stderr()).isZero();
    Map<String, String> ids = new TreeMap<>();
    for (String line : outcome.stdout().lines().toList()) {
      String[] nameAndId = line.split(" ");
      IMAGES.made(nameAndId[0]);
      ids.put(nameAndId[0].substring(prefix.length() + 1), nameAndId[1]);
    }
    return ids;
  }

  @Test
  void the_same_commit_is_the_same_image_wherever_and_whenever_it_is_made() throws IOException {
    Path copy = folder.resolve("elsewhere/distribution");
    copy(CHECKOUT.resolve("cli/target/distribution"), copy);
    Files.writeString(copy.resolve("lib/left-by-an-earlier-build-1.0.jar"), "left");
    assertThat(made(PREFIX + "-again", "--distribution", copy.toString()))
        .isEqualTo(made)
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gate", "runner"})
  void an_image_is_named_by_the_commit_and_knows_when_that_was(String service) {
    Process.Outcome git =
        Process.run(CHECKOUT, Map.of(), List.of("git", "log", "-1", "--format=%H %ct"));
    String[] commit = git.stdout().strip().split(" ");
    InspectImageResponse image = IMAGES.inspect(name(service));
    ContainerConfig config = Optional.ofNullable(image.getConfig()).orElseThrow();
    assertThat(name(service)).matches(".*:(work-in-progress|" + commit[0].substring(0, 7) + ")");
    assertThat(config.getLabels()).containsEntry("org.opencontainers.image.revision", commit[0]);
    assertThat(Instant.parse(String.valueOf(image.getCreated())))
        .isEqualTo(Instant.ofEpochSecond(Long.parseLong(commit[1])));
    assertThat(config.getUser()).matches("[1-9][0-9]{3,}:[1-9][0-9]{3,}");
  }

  @Test
  void the_gate_serves_from_a_container_that_can_do_nothing_else() {
    try (GenericContainer<?> gate = confined("gate", 4598)) {
      gate.withEnv("CYBER_DOJO_GATE_TOKEN", "0123456789abcdef0123");
      gate.withEnv("CYBER_DOJO_GATE_STORE", "/var/lib/cyber-dojo/catalog.sqlite");
      gate.waitingFor(Wait.forHealthcheck().withStartupTimeout(Duration.ofSeconds(90)));
      gate.start();
      JsonNode answer =
          Json.read(
              request(gate, 4598)
                  .body("{\"image_name\":\"gcc:latest\"}")
                  .post("/decide")
                  .asString());
      assertThat(answer.at("/decide/verdict").asText()).isEqualTo("deny");
      assertThat(Json.read(request(gate, 4598).get("/sha").asString()).path("sha").asText())
          .matches("[0-9a-f]{40}");
    }
  }

  @Test
  void the_runner_serves_with_the_socket_of_the_engine_and_nothing_else() throws IOException {
    String group = Files.getAttribute(SOCKET, "unix:gid").toString();
    try (GenericContainer<?> runner = confined("runner", 4597)) {
      runner.withEnv("CYBER_DOJO_RUNNER_NAME", PREFIX);
      runner.withCreateContainerCmdModifier(
          command ->
              command
                  .getHostConfig()
                  .withBinds(Bind.parse(SOCKET + ":" + SOCKET))
                  .withGroupAdd(List.of(group)));
      runner.waitingFor(
          Wait.forHttp("/ready").forPort(4597).withStartupTimeout(Duration.ofSeconds(150)));
      runner.start();
      assertThat(request(runner, 4597).get("/ready").asString()).isEqualTo("{\"ready?\":true}");
    }
  }

  @Test
  void the_list_of_what_is_inside_names_every_library() throws IOException {
    Path list = CHECKOUT.resolve("cli/target/distribution/sbom.json");
    Assumptions.assumeTrue(
        Files.exists(list), list + " is missing: an offline build makes none; build without -o");
    JsonNode bom = Json.read(Files.readString(list));
    assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    List<String> listed =
        bom.path("components")
            .valueStream()
            .map(part -> part.path("name").asText() + "-" + part.path("version").asText())
            .toList();
    assertThat(listed).contains("manifest-core-1.0-SNAPSHOT").hasSizeGreaterThan(50);
    assertThat(bom.toString()).doesNotContain("junit");
  }

  private static String name(String service) {
    return IMAGES.names().stream()
        .filter(name -> name.startsWith(PREFIX + "/" + service + ":"))
        .findFirst()
        .orElseThrow();
  }

  private static GenericContainer<?> confined(String service, int port) {
    long second = Duration.ofSeconds(1).toNanos();
    return new GenericContainer<>(DockerImageName.parse(name(service)))
        .withExposedPorts(port)
        .withTmpFs(Map.of("/tmp", "size=512m,exec"))
        .withCreateContainerCmdModifier(
            command -> {
              command
                  .getHostConfig()
                  .withReadonlyRootfs(true)
                  .withCapDrop(Capability.ALL)
                  .withSecurityOpts(List.of("no-new-privileges"));
              if (service.equals("gate")) {
                command.withHealthcheck(
                    new HealthCheck()
                        .withInterval(2 * second)
                        .withTimeout(5 * second)
                        .withRetries(40));
                command
                    .getHostConfig()
                    .withTmpFs(
                        Map.of("/tmp", "size=512m,exec", "/var/lib/cyber-dojo", "mode=1777"));
              }
            });
  }

  private static RequestSpecification request(GenericContainer<?> container, int port) {
    return RestAssured.given()
        .baseUri("http://" + container.getHost())
        .port(container.getMappedPort(port));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(each -> !each.startsWith(from.resolve("base"))).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (Files.isSymbolicLink(file)) {
          Files.createSymbolicLink(target, Files.readSymbolicLink(file));
        } else if (Files.isRegularFile(file)) {
          Files.copy(file, target);
          target.toFile().setExecutable(Files.isExecutable(file));
        }
      }
    }
  }
}
