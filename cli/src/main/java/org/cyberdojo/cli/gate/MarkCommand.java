package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;

/** {@code gate mark IMAGE}: says that an image is a risk. */
final class MarkCommand implements Described, Runnable {

  /** How bad it is. */
  enum Severity {
    low,
    medium,
    high,
    critical
  }

  private final Console console;
  private final Surroundings surroundings;

  private String image = "";

  private Severity severity = Severity.low;

  private String reason = "";

  private String until = "";

  private Optional<String> reference = Optional.empty();

  private Optional<String> link = Optional.empty();

  private String by = System.getProperty("user.name", "");

  MarkCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("mark")
        .says(
            "Marks an image as a risk, in the catalog of the gate at CYBER_DOJO_GATE_URL.",
            "A mark is on one tag, on one digest, or, without either, on every tag of a name. It has an end.",
            "")
        .footer(
            "",
            "Examples:",
            "  cyber-dojo gate mark ghcr.io/org/gcc:1a2b3c4 --severity high \\",
            "    --reason 'students can crash it' --until 2027-06-30",
            "  cyber-dojo gate mark ghcr.io/org/gcc --severity critical --reason 'a hole in curl' \\",
            "    --reference CVE-2023-38545 --link https://curl.se/docs/CVE-2023-38545.html \\",
            "    --until 2027-06-30")
        .statusOfWrongUse(1);
    command.parameter("IMAGE").says("name:tag, name@digest, or name.").into(given -> image = given);
    command
        .option("--severity", "low|medium|high|critical")
        .as(Severity.class)
        .required()
        .says("How bad it is.")
        .into(given -> severity = given);
    command
        .option("--reason", "TEXT")
        .required()
        .says("What is wrong, in words that a student understands.")
        .into(given -> reason = given);
    command
        .option("--until", "DATE")
        .required()
        .says("The last day of the mark, 2027-06-30, or its end, 2027-06-30T12:00:00Z.")
        .into(given -> until = given);
    command
        .option("--reference", "ID")
        .says("What the world calls it: CVE-2024-3094.")
        .into(given -> reference = Optional.of(given));
    command
        .option("--link", "URL")
        .says("A page that tells more.")
        .into(given -> link = Optional.of(given));
    command
        .option("--by", "NAME")
        .says("Who says so. Default: your user name.")
        .into(given -> by = given);
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
