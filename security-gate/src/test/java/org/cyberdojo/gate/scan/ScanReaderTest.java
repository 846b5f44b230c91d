package org.cyberdojo.gate.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanReaderTest {

  @Test
  void trivys_report_becomes_one_finding_for_each_fault() throws IOException {
    Scan scan = read("trivy.json");

    assertThat(scan.scanner()).isEqualTo("Trivy");
    assertThat(scan.image())
        .contains(ImageName.parse("ghcr.io/cyber-dojo-languages/elm_test:abc1234"));
    assertThat(scan.findings())
        .containsExactly(
            new Finding(
                Severity.CRITICAL,
                "xz: malicious code in distributed source in xz-utils 5.6.1-1 (fixed in 5.6.1+really5.4.5-1),"
                    + " liblzma5 5.6.1-1 (fixed in 5.6.1+really5.4.5-1)",
                Optional.of("CVE-2024-3094"),
                Optional.of("https://avd.aquasec.com/nvd/cve-2024-3094")),
            new Finding(
                Severity.LOW,
                "apt-key does not check the master signing key in apt 2.6.1",
                Optional.of("CVE-2011-3374"),
                Optional.of("https://avd.aquasec.com/nvd/cve-2011-3374")),
            new Finding(
                Severity.LOW,
                "TEMP-0841856-B18BAF in bash 5.2.15",
                Optional.of("TEMP-0841856-B18BAF"),
                Optional.empty()),
            new Finding(
                Severity.HIGH,
                "Asymmetric Private Key in /home/sandbox/id_rsa",
                Optional.of("private-key"),
                Optional.empty()),
            new Finding(
                Severity.HIGH,
                "Image user should not be root in Dockerfile",
                Optional.of("DS002"),
                Optional.of("https://avd.aquasec.com/misconfig/ds002")));
  }

  @Test
  void sarifs_results_are_rated_by_score_by_tag_or_by_level() throws IOException {
    Scan scan = read("grype.sarif");

    assertThat(scan.scanner()).isEqualTo("Grype");
    assertThat(scan.image())
        .contains(ImageName.parse("ghcr.io/cyber-dojo-languages/elm_test:abc1234"));
    assertThat(scan.findings())
        .extracting(
            finding -> finding.reference().orElseThrow(), Finding::severity, Finding::reason)
        .containsExactly(
            tuple(
                "CVE-2024-3094-xz-utils",
                Severity.CRITICAL,
                "CVE-2024-3094 critical vulnerability for xz-utils package in /usr/bin/xz"),
            tuple("CVE-2026-0007", Severity.HIGH, "A high one."),
            tuple("CVE-2026-0004", Severity.MEDIUM, "CVE-2026-0004"),
            tuple("CVE-2026-0003", Severity.LOW, "CVE-2026-0003"),
            tuple("BY-TAG", Severity.MEDIUM, "BY-TAG"),
            tuple("BY-ITS-OWN-LEVEL", Severity.MEDIUM, "BY-ITS-OWN-LEVEL"),
            tuple("BY-ITS-RULES-LEVEL", Severity.HIGH, "BY-ITS-RULES-LEVEL"),
            tuple("WITHOUT-A-RULE", Severity.MEDIUM, "WITHOUT-A-RULE"));
  }

  @ParameterizedTest
  @CsvSource({
    "x/elm:abc1234, x/elm:abc1234",
    "x/elm:latest,  docker.io/x/elm@sha256:0123456789abcdef0123456789abcdef",
    "x/elm,         docker.io/x/elm@sha256:0123456789abcdef0123456789abcdef",
    "x/gcc:latest,  x/gcc:latest",
    "fs/Dir!,       ",
  })
  void a_tag_that_moves_is_bound_to_the_digest_that_was_scanned(String artifact, String image) {
    Scan scan =
        read(
            """
            {"SchemaVersion": 2, "ArtifactName": "%s",
             "Metadata": {"RepoDigests": ["docker.io/x/elm@sha256:0123456789abcdef0123456789abcdef", "nonsense@"]}}
            """
                .formatted(artifact)
                .getBytes(UTF_8));

    assertThat(scan.image().map(ImageName::toString)).isEqualTo(Optional.ofNullable(image));
    assertThat(scan.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                     | neither Trivy's",
        "not json                               | it is no JSON",
        "{}                                     | neither Trivy's",
        "[]                                     | neither Trivy's",
        "{\"version\": \"2.0.0\", \"runs\": []} | neither Trivy's",
      })
  void what_is_no_report_is_refused(String text, String reason) {
    assertThatThrownBy(() -> read(text.getBytes(UTF_8)))
        .isInstanceOf(MalformedScanException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("trivy image --format json");
  }

  @Test
  void shapes_that_are_not_as_they_should_be_do_no_harm() {
    Scan scan =
        read(
            """
            {"SchemaVersion": {}, "ArtifactName": [], "Results": [1, null, {"Vulnerabilities": [1, null, {}, []]}, "x"]}
            """
                .getBytes(UTF_8));

    assertThat(scan.findings()).extracting(Finding::reason).containsExactly("without an id");
  }

  @Test
  void brackets_without_end_are_refused() {
    assertThatThrownBy(() -> read(("{\"runs\":" + "[".repeat(100_000)).getBytes(UTF_8)))
        .isInstanceOf(MalformedScanException.class)
        .hasMessageContaining("nesting depth");
  }

  @Test
  void findings_without_end_are_refused() {
    String many =
        IntStream.range(0, 20_001)
            .mapToObj(i -> "{\"VulnerabilityID\":\"CVE-" + i + "\"}")
            .collect(
                Collectors.joining(
                    ",",
                    "{\"SchemaVersion\":2,\"ArtifactName\":\"x\",\"Results\":[{\"Vulnerabilities\":[",
                    "]}]}"));

    assertThatThrownBy(() -> read(many.getBytes(UTF_8)))
        .isInstanceOf(MalformedScanException.class)
        .hasMessageContaining("more than 20000 findings");
  }

  private static Scan read(byte[] report) {
    return ScanReader.read(report);
  }

  private static Scan read(String resource) throws IOException {
    try (InputStream stream = ScanReaderTest.class.getResourceAsStream(resource)) {
      return ScanReader.read(stream.readAllBytes());
    }
  }
}
