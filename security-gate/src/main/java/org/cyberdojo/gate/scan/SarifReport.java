package org.cyberdojo.gate.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.manifest.image.ImageName;

/**
 * A report in SARIF 2.1.0, of whichever scanner.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">its format</a>
 */
record SarifReport(JsonNode report) {

  /**
   * Bounds of the scores that scanners put into {@code security-severity}, as CVSS 3 rates them.
   */
  private static final double CRITICAL = 9.0;

  private static final double HIGH = 7.0;
  private static final double MEDIUM = 4.0;

  Scan scan() {
    Faults faults = new Faults();
    for (JsonNode run : report.path("runs")) {
      for (JsonNode result : run.path("results")) {
        if (isFault(result)) {
          add(faults, result, rule(run, result));
        }
      }
    }
    return new Scan(image(), scanner(), faults.findings());
  }

  /**
   * {@code kind} is "fail" unless it says otherwise; a suppressed result was looked at and let be.
   */
  private static boolean isFault(JsonNode result) {
    return result.path("kind").asText("fail").equals("fail")
        && result.path("suppressions").isEmpty();
  }

  private static void add(Faults faults, JsonNode result, JsonNode rule) {
    String id = result.path("ruleId").asText(rule.path("id").asText("without an id"));
    Optional<Severity> severity = severity(result, rule);
    severity.ifPresent(found -> faults.add(id, title(id, rule), link(rule), place(result), found));
  }

  private static JsonNode rule(JsonNode run, JsonNode result) {
    JsonNode rules = run.at("/tool/driver/rules");
    JsonNode byIndex = rules.path(result.path("ruleIndex").asInt(-1));
    if (!byIndex.isMissingNode()) {
      return byIndex;
    }
    String id = result.path("ruleId").asText();
    return StreamSupport.stream(rules.spliterator(), false)
        .filter(rule -> rule.path("id").asText().equals(id))
        .findFirst()
        .orElse(byIndex);
  }

  /** Many scanners only repeat the id as the short description. */
  private static String title(String id, JsonNode rule) {
    return Stream.of("/shortDescription/text", "/fullDescription/text", "/name")
        .map(path -> rule.at(path).asText())
        .filter(text -> !text.isBlank() && !text.equals(id))
        .findFirst()
        .orElse("");
  }

  private static String place(JsonNode result) {
    return result.at("/locations/0/message/text").asText();
  }

  private static Optional<String> link(JsonNode rule) {
    return Optional.of(rule.path("helpUri").asText()).filter(text -> !text.isEmpty());
  }

  /** Empty when the scanner only wants to say something. */
  private static Optional<Severity> severity(JsonNode result, JsonNode rule) {
    double score = rule.at("/properties/security-severity").asDouble(-1);
    if (score >= 0) {
      return Optional.of(ofScore(score));
    }
    return tagged(rule).or(() -> ofLevel(result, rule));
  }

  private static Severity ofScore(double score) {
    if (score >= CRITICAL) {
      return Severity.CRITICAL;
    }
    if (score >= HIGH) {
      return Severity.HIGH;
    }
    return score >= MEDIUM ? Severity.MEDIUM : Severity.LOW;
  }

  private static Optional<Severity> tagged(JsonNode rule) {
    return StreamSupport.stream(rule.at("/properties/tags").spliterator(), false)
        .flatMap(tag -> Severity.of(tag.asText()).stream())
        .findFirst();
  }

  private static Optional<Severity> ofLevel(JsonNode result, JsonNode rule) {
    String standard = rule.at("/defaultConfiguration/level").asText("warning");
    return switch (result.path("level").asText(standard)) {
      case "error" -> Optional.of(Severity.HIGH);
      case "warning" -> Optional.of(Severity.MEDIUM);
      case "note" -> Optional.of(Severity.LOW);
      default -> Optional.empty();
    };
  }

  private String scanner() {
    String name = report.at("/runs/0/tool/driver/name").asText();
    return name.isBlank() ? "a SARIF scanner" : name.substring(0, Math.min(name.length(), 100));
  }

  private Optional<ImageName> image() {
    return Stream.of("/runs/0/properties/imageName")
        .map(path -> report.at(path).asText())
        .filter(ImageName::isWellFormed)
        .map(ImageName::parse)
        .findFirst();
  }
}
