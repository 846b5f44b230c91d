package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import org.cyberdojo.manifest.terminal.SafeText;

/** A mark on one line, as it is printed. */
final class MarkText {

  private MarkText() {}

  /**
   * {@code 7 ghcr.io/x/gcc:1a2b3c4 high "xz backdoor" (CVE-2024-3094), by jo until
   * 2027-07-01T00:00:00Z}.
   */
  static String of(JsonNode mark) {
    StringBuilder text = new StringBuilder(120);
    text.append(mark.path("image_name").asText())
        .append(" as a ")
        .append(mark.path("severity").asText())
        .append(" risk: ")
        .append(mark.path("reason").asText());
    if (mark.has("reference")) {
      text.append(" (").append(mark.path("reference").asText()).append(')');
    }
    text.append("; mark ")
        .append(mark.path("id").asText())
        .append(", by ")
        .append(mark.path("by").asText())
        .append(", until ")
        .append(mark.path("until").asText());
    return SafeText.of(text.toString());
  }
}
