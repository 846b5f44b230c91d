package org.cyberdojo.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.Process;
import org.cyberdojo.manifest.debian.DebianPackage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/helm/secrets}: what the chart needs and does not hold. */
class HelmSecretsTest {

  @TempDir private static Path folder;

  @BeforeAll
  static void make() {
    DebianPackage.need("openssl", "openssl");
    Process.Outcome outcome = run();
    assertThat(outcome.status()).as(outcome.stderr()).isZero();
  }

  private static Process.Outcome run() {
    String script = CyberDojo.checkout().resolve("deploy/helm/secrets").toString();
    return Process.run(
        folder, Map.of(), List.of(script, Chart.RELEASE, Chart.NAMESPACE, folder.toString()));
  }

  @Test
  void are_the_secrets_that_the_chart_names() throws IOException {
    List<JsonNode> secrets = secrets();
    assertThat(secrets)
        .allSatisfy(
            secret ->
                assertThatCode(() -> Chart.asKubernetesReads(secret)).doesNotThrowAnyException());
    List<JsonNode> chart = Chart.rendered(Chart.IMAGES, values());
    assertThat(secrets.stream().map(secret -> secret.at("/metadata/name").asText()))
        .containsExactlyInAnyOrderElementsOf(
            chart.stream()
                .flatMap(
                    object ->
                        Stream.concat(
                            object.findValuesAsText("secretName").stream(),
                            object.findValues("secretKeyRef").stream()
                                .map(reference -> reference.path("name").asText())))
                .distinct()
                .toList());
    assertThat(chart.toString())
        .doesNotContain(secrets.getFirst().at("/stringData/token").asText());
  }

  @Test
  void hold_every_key_that_a_pod_reads() throws IOException {
    JsonNode gate = secrets().getFirst();
    List<String> asked =
        Chart.rendered(Chart.IMAGES, values()).stream()
            .flatMap(object -> object.findValues("secretKeyRef").stream())
            .map(reference -> reference.path("key").asText())
            .toList();
    assertThat(asked)
        .isNotEmpty()
        .allSatisfy(key -> assertThat(gate.path("stringData").has(key)).isTrue());
    assertThat(gate.at("/stringData/token").asText()).hasSizeGreaterThanOrEqualTo(32);
    assertThat(gate.at("/stringData/jdbc-url").asText())
        .startsWith("jdbc:postgresql://dojo-postgresql:5432/gate?")
        .contains(gate.at("/stringData/password").asText());
  }

  @Test
  void make_kubernetes_trust_the_gate() throws Exception {
    JsonNode webhook =
        Chart.ofKind(Chart.rendered(Chart.IMAGES, values()), "ValidatingWebhookConfiguration")
            .findFirst()
            .orElseThrow()
            .at("/webhooks/0/clientConfig");
    X509Certificate authority = certificate(webhook.path("caBundle").asText());
    X509Certificate gate = certificate(secrets().get(1).at("/data/tls.crt").asText());
    gate.verify(authority.getPublicKey());
    gate.checkValidity();
    JsonNode service = webhook.path("service");
    String host = service.path("name").asText() + "." + service.path("namespace").asText() + ".svc";
    assertThat(gate.getSubjectAlternativeNames()).hasSize(1).asString().contains(host);
  }

  @Test
  void are_for_their_owner_alone_and_never_overwritten() throws IOException {
    Path file = folder.resolve("secrets.yaml");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String before = Files.readString(file);
    assertThat(run().status()).isEqualTo(1);
    assertThat(file).hasContent(before);
  }

  private static List<JsonNode> secrets() throws IOException {
    return Yaml.documents(Files.readString(folder.resolve("secrets.yaml")));
  }

  private static String values() throws IOException {
    return Files.readString(folder.resolve("values.yaml"));
  }

  private static X509Certificate certificate(String base64) throws CertificateException {
    byte[] pem = Base64.getDecoder().decode(base64);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }
}
