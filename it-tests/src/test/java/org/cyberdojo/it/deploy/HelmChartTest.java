package org.cyberdojo.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cyberdojo.gate.http.GateSettings;
import org.cyberdojo.gate.policy.PolicyReader;
import org.cyberdojo.gate.services.ServicesReader;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.runner.http.RunnerServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelmChartTest {

  private static final String[] WORKLOADS = {"Deployment", "DaemonSet", "StatefulSet"};

  private static List<JsonNode> standard = List.of();

  private static synchronized List<JsonNode> standard() {
    if (standard.isEmpty()) {
      standard = Chart.rendered(Chart.IMAGES);
    }
    return standard;
  }

  @Test
  void helm_finds_nothing_wrong(@TempDir Path folder) throws IOException {
    LintResult lint = Chart.linted(folder);
    assertThat(lint.isFailed()).as(String.join("\n", lint.getMessages())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "admission: {enabled: false}",
        "runner: {prepull: {enabled: false}, nodeSelector: {engine: docker}}",
        "gate: {secret: mine}",
        "postgresql: {enabled: false}",
        "postgresql: {storageClassName: fast}",
        "clients: {namespaceLabels: {team: dojo}}",
        "imagePullSecrets: [{name: registry}]",
        "admission: {tls: {secret: mine}, failurePolicy: Ignore}"
      })
  void every_object_is_one_that_the_kubernetes_api_has(String values) {
    assertThat(Chart.rendered(Chart.IMAGES, values))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            object ->
                assertThatCode(() -> Chart.asKubernetesReads(object))
                    .as(object.toString())
                    .doesNotThrowAnyException());
  }

  @Test
  void a_field_that_the_kubernetes_api_does_not_have_would_be_found() {
    ObjectNode deployment =
        Chart.ofKind(standard(), "Deployment").findFirst().orElseThrow().deepCopy();
    ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("readOnly", true);
    assertThatThrownBy(() -> Chart.asKubernetesReads(deployment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("readOnly");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gate: {image: 'example.com/gate:latest'} | /gate/image",
        "gate: {image: 'example.com/gate'} | /gate/image",
        "runner: {image: 'example.com/runner:1.0'} | /runner/image",
        "startPoints: {languages: {image: ''}} | /startPoints/languages/image",
        "admission: {tls: {caBundle: ''}} | caBundle is needed",
        "runners: {} | 'runners' not allowed",
      })
  void values_that_cannot_work_are_refused(String values, String words) {
    assertThatThrownBy(() -> Chart.rendered(Chart.IMAGES, values))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(words);
  }

  @Test
  void there_are_servers_a_runner_on_every_node_a_gate_and_its_database() {
    assertThat(Chart.ofKind(standard(), "Deployment").map(HelmChartTest::name))
        .containsExactlyInAnyOrder(
            "dojo-languages-start-points",
            "dojo-exercises-start-points",
            "dojo-custom-start-points",
            "dojo-gate");
    assertThat(Chart.ofKind(standard(), "DaemonSet").map(HelmChartTest::name))
        .containsExactly("dojo-runner");
    assertThat(Chart.ofKind(standard(), "StatefulSet").map(HelmChartTest::name))
        .containsExactly("dojo-postgresql");
  }

  @Test
  void every_image_of_ours_always_means_the_same_image() {
    assertThat(
            containers()
                .map(container -> container.path("image").asText())
                .filter(image -> image.startsWith("example.com/")))
        .hasSize(5)
        .allSatisfy(image -> assertThat(ImageName.parse(image).isImmutable()).isTrue());
  }

  @Test
  void no_pod_is_root_or_may_call_the_kubernetes_api() {
    assertThat(pods())
        .hasSize(6)
        .allSatisfy(
            pod -> {
              assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
              assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
              assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
              assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                  .isEqualTo("RuntimeDefault");
            });
  }

  @Test
  void every_container_is_confined_bounded_and_probed() {
    assertThat(containers())
        .hasSize(8)
        .allSatisfy(
            container -> {
              JsonNode confined = container.path("securityContext");
              assertThat(confined.path("readOnlyRootFilesystem").asBoolean()).isTrue();
              assertThat(confined.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
              assertThat(confined.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
              assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
              assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
              if (container.has("ports")) {
                assertThat(container.has("readinessProbe")).isTrue();
                assertThat(container.has("livenessProbe")).isTrue();
              }
            });
  }

  @Test
  void what_has_replicas_has_a_disruption_budget() {
    assertThat(Chart.ofKind(standard(), "Deployment"))
        .allSatisfy(
            deployment -> {
              assertThat(deployment.at("/spec/replicas").asInt()).isGreaterThanOrEqualTo(2);
              assertThat(
                      Chart.ofKind(standard(), "PodDisruptionBudget")
                          .filter(
                              budget ->
                                  selects(budget.at("/spec/selector/matchLabels"), deployment)))
                  .hasSize(1);
            });
  }

  @Test
  void every_pod_has_a_network_policy_and_a_service_that_finds_its_ports() {
    assertThat(Chart.ofKind(standard(), WORKLOADS))
        .allSatisfy(
            workload -> {
              assertThat(
                      Chart.ofKind(standard(), "NetworkPolicy")
                          .filter(
                              policy ->
                                  selects(policy.at("/spec/podSelector/matchLabels"), workload)))
                  .hasSize(1)
                  .allSatisfy(
                      policy ->
                          assertThat(
                                  policy
                                      .at("/spec/policyTypes")
                                      .valueStream()
                                      .map(JsonNode::asText))
                              .containsExactly("Ingress", "Egress"));
              List<JsonNode> services =
                  Chart.ofKind(standard(), "Service")
                      .filter(service -> selects(service.at("/spec/selector"), workload))
                      .toList();
              assertThat(services).hasSize(1);
              assertThat(ports(services.getFirst().at("/spec/ports"), "targetPort"))
                  .isEqualTo(portNames(workload));
            });
  }

  @Test
  void what_a_pod_mounts_or_reads_is_there() {
    Set<String> known = new HashSet<>();
    known.addAll(List.of("dojo-gate", "dojo-gate-tls")); // HelmSecretsTest
    Chart.ofKind(standard(), "ConfigMap").forEach(each -> known.add(name(each)));
    Stream<String> asked =
        pods()
            .flatMap(
                pod ->
                    Stream.of(
                            pod.findValuesAsText("secretName").stream(),
                            pod.findValues("configMap").stream()
                                .map(map -> map.path("name").asText()),
                            pod.findValues("secretKeyRef").stream()
                                .map(ref -> ref.path("name").asText()))
                        .flatMap(names -> names));
    assertThat(asked).hasSizeGreaterThan(5).allSatisfy(name -> assertThat(known).contains(name));
  }

  @Test
  void ports_are_those_of_the_services() {
    for (StartPointType type : StartPointType.values()) {
      assertThat(port("dojo-" + type.text() + "-start-points")).isEqualTo(type.port());
    }
    assertThat(port("dojo-runner")).isEqualTo(RunnerServer.PORT);
    assertThat(port("dojo-gate")).isEqualTo(GateSettings.PORT);
  }

  @Test
  void the_gate_can_read_its_policy_and_its_services() {
    JsonNode config =
        Chart.ofKind(standard(), "ConfigMap")
            .filter(map -> name(map).equals("dojo-gate"))
            .findFirst()
            .orElseThrow();
    assertThatCode(() -> PolicyReader.read("policy.yml", config.at("/data/policy.yml").asText()))
        .doesNotThrowAnyException();
    assertThat(ServicesReader.read("services.yml", config.at("/data/services.yml").asText()))
        .hasSize(4);
  }

  private static int port(String service) {
    return Chart.ofKind(standard(), "Service")
        .filter(each -> name(each).equals(service))
        .findFirst()
        .orElseThrow()
        .at("/spec/ports/0/port")
        .asInt();
  }

  private static boolean selects(JsonNode labels, JsonNode workload) {
    JsonNode of = workload.at("/spec/template/metadata/labels");
    return !labels.isEmpty()
        && labels
            .propertyStream()
            .allMatch(label -> label.getValue().equals(of.path(label.getKey())));
  }

  private static Set<String> portNames(JsonNode workload) {
    Set<String> names = new HashSet<>();
    workload
        .at("/spec/template/spec/containers")
        .forEach(container -> names.addAll(ports(container.path("ports"), "name")));
    return names;
  }

  private static Set<String> ports(JsonNode ports, String key) {
    Set<String> names = new HashSet<>();
    ports.forEach(port -> names.add(port.path(key).asText()));
    return names;
  }

  private static Stream<JsonNode> pods() {
    return Chart.ofKind(standard(), WORKLOADS).map(workload -> workload.at("/spec/template/spec"));
  }

  private static Stream<JsonNode> containers() {
    return pods().flatMap(pod -> pod.path("containers").valueStream());
  }

  private static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }
}
