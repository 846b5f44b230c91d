package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gate mark IMAGE}: says that an image is a risk. */
@Command(
    name = "mark",
    description = {
      "Marks an image as a risk, in the catalog of the gate at CYBER_DOJO_GATE_URL.",
      "A mark is on one tag, on one digest, or, without either, on every tag of a name. It has an end.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cyber-dojo gate mark ghcr.io/org/gcc:1a2b3c4 --severity high \\",
      "    --reason 'students can crash it' --until 2027-06-30",
      "  cyber-dojo gate mark ghcr.io/org/gcc --severity critical --reason 'a hole in curl' \\",
      "    --reference CVE-2023-38545 --link https://curl.se/docs/CVE-2023-38545.html \\",
      "    --until 2027-06-30"
    },
    exitCodeOnInvalidInput = 1)
final class MarkCommand implements Runnable {

  /** How bad it is. */
  enum Severity {
    low,
    medium,
    high,
    critical
  }

  private final Console console;
  private final Surroundings surroundings;

  @Parameters(paramLabel = "IMAGE", description = "name:tag, name@digest, or name.")
  private String image = "";

  @Option(
      names = "--severity",
      required = true,
      paramLabel = "low|medium|high|critical",
      description = "How bad it is.")
  private Severity severity = Severity.low;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "What is wrong, in words that a student understands.")
  private String reason = "";

  @Option(
      names = "--until",
      required = true,
      paramLabel = "DATE",
      description = "The last day of the mark, 2027-06-30, or its end, 2027-06-30T12:00:00Z.")
  private String until = "";

  @Option(
      names = "--reference",
      paramLabel = "ID",
      description = "What the world calls it: CVE-2024-3094.")
  private Optional<String> reference = Optional.empty();

  @Option(names = "--link", paramLabel = "URL", description = "A page that tells more.")
  private Optional<String> link = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who says so. Default: your user name.")
  private String by = System.getProperty("user.name", "");

  MarkCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    ObjectNode mark = JsonNodeFactory.instance.objectNode();
    mark.put("image_name", ImageArgument.parse(image, 1).toString())
        .put("severity", severity.name())
        .put("reason", reason)
        .put("until", until)
        .put("by", by);
    reference.ifPresent(text -> mark.put("reference", text));
    link.ifPresent(text -> mark.put("link", text));
    try (GateClient gate = new GateClient(GateAddress.require(surroundings))) {
      JsonNode made = gate.call("/marks/add", mark);
      console.say("marked " + MarkText.of(made));
    }
  }
}
