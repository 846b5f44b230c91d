package org.cyberdojo.gate.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.manifest.image.CanonicalName;
import org.cyberdojo.manifest.image.ImageName;

/**
 * A report of {@code trivy image --format json}.
 *
 * @see <a href="https://trivy.dev/latest/docs/configuration/reporting/#json">its format</a>
 */
record TrivyReport(JsonNode report) {

  Scan scan() {
    Faults faults = new Faults();
    for (JsonNode result : report.path("Results")) {
      result.path("Vulnerabilities").forEach(fault -> addVulnerability(faults, fault));
      result.path("Misconfigurations").forEach(fault -> addCheck(faults, fault, "ID", result));
      result.path("Secrets").forEach(fault -> addCheck(faults, fault, "RuleID", result));
    }
    return new Scan(image(), "Trivy", faults.findings());
  }

  private static void addVulnerability(Faults faults, JsonNode fault) {
    String installed =
        (fault.path("PkgName").asText() + " " + fault.path("InstalledVersion").asText()).strip();
    String fixed = fault.path("FixedVersion").asText();
    faults.add(
        fault.path("VulnerabilityID").asText("without an id"),
        fault.path("Title").asText(),
        link(fault),
        fixed.isEmpty() ? installed : installed + " (fixed in " + fixed + ")",
        severity(fault));
  }

  private static void addCheck(Faults faults, JsonNode fault, String idKey, JsonNode result) {
    if (!fault.path("Status").asText("FAIL").equals("PASS")) {
      faults.add(
          fault.path(idKey).asText("without an id"),
          fault.path("Title").asText(),
          link(fault),
          result.path("Target").asText(),
          severity(fault));
    }
  }

  private static Optional<String> link(JsonNode fault) {
    return Optional.of(fault.path("PrimaryURL").asText()).filter(text -> !text.isEmpty());
  }

  /** What nobody has rated yet counts as the mildest. */
  private static Severity severity(JsonNode fault) {
    return Severity.of(fault.path("Severity").asText()).orElse(Severity.LOW);
  }

  /**
   * A tag that moves would carry the marks over to the next image: the digest, if it is there, is
   * what was scanned.
   */
  private Optional<ImageName> image() {
    String text = report.path("ArtifactName").asText();
    if (!ImageName.isWellFormed(text)) {
      return Optional.empty();
    }
    ImageName name = ImageName.parse(text);
    return Optional.of(name.isImmutable() ? name : digestOf(name).orElse(name));
  }

  private Optional<ImageName> digestOf(ImageName name) {
    return StreamSupport.stream(report.at("/Metadata/RepoDigests").spliterator(), false)
        .map(JsonNode::asText)
        .filter(ImageName::isWellFormed)
        .map(ImageName::parse)
        .filter(bound -> CanonicalName.isSameRepository(bound, name))
        .findFirst();
  }
}
