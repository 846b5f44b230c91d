package org.cyberdojo.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyberdojo.gate.http.GateSettings;
import org.cyberdojo.gate.policy.PolicyReader;
import org.cyberdojo.gate.services.ServicesReader;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.Process;
import org.cyberdojo.manifest.debian.DebianPackage;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.runner.http.RunnerServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/compose.yaml}, as docker-compose reads it and as the services need it. */
class ComposeTest {

  private static final Path DEPLOY = CyberDojo.checkout().resolve("deploy");
  private static final Path DOCKER_COMPOSE = Path.of("/usr/bin/docker-compose");
  private static final Pattern NEEDED = Pattern.compile("\\$\\{(\\w+):\\?");

  private final JsonNode services =
      Yaml.documents(read("compose.yaml")).getFirst().path("services");

  @Test
  void docker_compose_takes_it(@TempDir Path folder) throws IOException {
    DebianPackage.need("docker-compose", "docker-compose");
    String filled = read("env.example").replaceAll("(?m)=$", "=1");
    Path environment = Files.writeString(folder.resolve("env"), filled);
    Process.Outcome outcome =
        Process.run(
            folder,
            Map.of(),
            List.of(
                DOCKER_COMPOSE.toString(),
                "--env-file",
                environment.toString(),
                "--file",
                DEPLOY.resolve("compose.yaml").toString(),
                "config"));
    assertThat(outcome.status()).as(outcome.stderr()).isZero();
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).contains("cyber-dojo/gate:1a2b3c4");
  }

  @Test
  void the_example_of_the_environment_has_what_is_needed() {
    Matcher needed = NEEDED.matcher(read("compose.yaml"));
    Set<String> names =
        read("env.example")
            .lines()
            .filter(line -> line.matches("\\w+=.*"))
            .map(line -> line.split("=", 2)[0])
            .collect(Collectors.toSet());
    assertThat(needed.results().map(found -> found.group(1)))
        .hasSizeGreaterThan(6)
        .allSatisfy(name -> assertThat(names).contains(name));
  }

  @Test
  void ports_are_those_of_the_services() {
    Stream.of(StartPointType.values()).forEach(type -> assertPort(type.text(), type.port()));
    assertPort("runner", RunnerServer.PORT);
    assertPort("gate", GateSettings.PORT);
  }

  private void assertPort(String service, int port) {
    assertThat(services.path(service).at("/ports/0").asText()).endsWith(":" + port + ":" + port);
  }

  @Test
  void variables_and_words_are_those_of_the_command() throws IOException {
    String help = Files.readString(DEPLOY.resolveSibling("docs/cli.md"));
    assertThat(names("runner")).filteredOn(name -> !name.equals("PORT")).allSatisfy(known(help));
    assertThat(names("gate")).hasSize(2).allSatisfy(known(help));
    assertThat(services.at("/gate/command").valueStream().map(JsonNode::asText))
        .filteredOn(word -> word.startsWith("--"))
        .allSatisfy(known(help));
  }

  private static Consumer<String> known(String help) {
    return name -> assertThat(help).contains(name);
  }

  private List<String> names(String service) {
    return services
        .path(service)
        .path("environment")
        .propertyStream()
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void no_service_can_do_more_than_it_has_to() {
    assertThat(services)
        .hasSize(5)
        .allSatisfy(
            service -> {
              JsonNode merged = merged(service);
              assertThat(merged.path("read_only").asBoolean()).isTrue();
              assertThat(merged.at("/cap_drop/0").asText()).isEqualTo("ALL");
              assertThat(merged.at("/security_opt/0").asText()).isEqualTo("no-new-privileges:true");
              assertThat(merged.path("mem_limit").asText()).isNotEmpty();
              assertThat(merged.has("privileged")).isFalse();
            });
    assertThat(
            services.properties().stream()
                .filter(each -> each.getValue().toString().contains("docker.sock")))
        .extracting(Map.Entry::getKey)
        .containsExactly("runner");
  }

  /** What {@code <<} means; the YAML reader leaves it as it is written. */
  private static JsonNode merged(JsonNode service) {
    ObjectNode whole = service.path("<<").deepCopy();
    service.propertyStream().forEach(entry -> whole.set(entry.getKey(), entry.getValue()));
    return whole;
  }

  @Test
  void the_gate_can_read_its_files() {
    assertThatCode(() -> PolicyReader.read("policy.yml", read("gate/policy.yml")))
        .doesNotThrowAnyException();
    assertThat(ServicesReader.read("services.yml", read("gate/services.yml"))).hasSize(4);
  }

  private static String read(String file) {
    try {
      return Files.readString(DEPLOY.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
