package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.gate.file.SmallFile;
import org.cyberdojo.manifest.terminal.SafeText;

/** {@code gate import FILE}: a scan's findings become marks. */
final class ImportCommand implements Described, Runnable {

  /** As much as the gate takes. */
  private static final int MOST_BYTES = 32 << 20;

  private final Console console;
  private final Surroundings surroundings;

  private Path file = Path.of("");

  private Optional<String> image = Optional.empty();

  private Optional<String> until = Optional.empty();

  private String by = System.getProperty("user.name", "");

  ImportCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("import")
        .says(
            "Makes marks of what a scanner found in an image: Trivy's JSON, or SARIF. They replace the marks that the same"
                + " scanner made on the image before.",
            "")
        .footer(
            "",
            "Examples:",
            "  trivy image --format json --output scan.json ghcr.io/org/gcc_assert:1a2b3c4",
            "  cyber-dojo gate import scan.json",
            "  cyber-dojo gate import scan.sarif --image ghcr.io/org/gcc:1a2b3c4 --until 2027-06-30")
        .statusOfWrongUse(1);
    command
        .parameter("FILE")
        .as(Path.class)
        .says("The scanner's report.")
        .into(given -> file = given);
    command
        .option("--image", "IMAGE")
        .says("What was scanned. Default: what the report says.")
        .into(given -> image = Optional.of(given));
    command
        .option("--until", "DATE")
        .says("The end of the marks. Default: 90 days from now, as scans are repeated.")
        .into(given -> until = Optional.of(given));
    command
        .option("--by", "NAME")
        .says("Who brings the report. Default: your user name.")
        .into(given -> by = given);
  }

  @Override
  public void run() {
    ObjectNode scan = JsonNodeFactory.instance.objectNode().put("by", by);
    image.ifPresent(text -> scan.put("image_name", ImageArgument.parse(text, 1).toString()));
    until.ifPresent(text -> scan.put("until", text));
    scan.set("scan", report());
    try (GateClient gate = new GateClient(GateAddress.require(surroundings))) {
      say(gate.call("/marks/import", scan));
    }
  }

  private JsonNode report() {
    Path path = surroundings.workingFolder().resolve(file);
    try {
      return JsonMapper.builder().build().readTree(SmallFile.bytes(path, MOST_BYTES, "scan"));
    } catch (IOException e) {
      throw CommandFailure.of(
          1,
          "Tried to read the scan "
              + path
              + " but failed because it is no JSON: "
              + SafeText.of(String.valueOf(e.getMessage()), 200));
    }
  }

  private void say(JsonNode done) {
    console.say(
        SafeText.of(
            "%s on %s: %d marks added, %d kept, %d lifted"
                .formatted(
                    done.path("scanner").asText(),
                    done.path("image_name").asText(),
                    done.path("added").asInt(),
                    done.path("kept").asInt(),
                    done.path("lifted").asInt())));
  }
}
