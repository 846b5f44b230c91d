package org.cyberdojo.gate.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads scanners' reports. */
public final class ScanReader {

  /** No real report comes near; a hostile one ends here. */
  static final int MOST_FINDINGS = 20_000;

  private static final JsonMapper JSON = mapper();

  private ScanReader() {}

  private static JsonMapper mapper() {
    JsonMapper mapper = JsonMapper.builder().build();
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(200).build());
    return mapper;
  }

  /**
   * Reads a report.
   *
   * @throws MalformedScanException when it is none
   */
  public static Scan read(byte[] report) {
    try {
      return read(JSON.readTree(report));
    } catch (JsonProcessingException e) {
      throw new MalformedScanException("it is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new MalformedScanException("it cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a report.
   *
   * @throws MalformedScanException when it is none
   */
  public static Scan read(JsonNode report) {
    if (report.has("SchemaVersion") && report.has("ArtifactName")) {
      return new TrivyReport(report).scan();
    }
    if (report.path("runs").isArray() && report.path("version").asText().startsWith("2.1")) {
      return new SarifReport(report).scan();
    }
    throw new MalformedScanException(
        "it has neither Trivy's SchemaVersion and ArtifactName nor SARIF's version and runs");
  }
}
