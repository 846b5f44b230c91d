package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.PrettyJson;
import org.cyberdojo.cli.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gate marks [IMAGE]}: which marks there are. */
@Command(
    name = "marks",
    description = {"Lists the marks that count, the newest first.", ""},
    footer = {
      "",
      "Examples:",
      "  cyber-dojo gate marks",
      "  cyber-dojo gate marks --all ghcr.io/org/gcc_assert"
    },
    exitCodeOnInvalidInput = 1)
final class MarksCommand implements Runnable {

  private static final int MOST = 1000;

  private final Console console;
  private final Surroundings surroundings;

  @Parameters(arity = "0..1", paramLabel = "IMAGE", description = "Only those on tags of it.")
  private Optional<String> image = Optional.empty();

  @Option(names = "--all", description = "Those that were lifted or have ended, too.")
  private boolean all;

  @Option(names = "--json", description = "Print them as JSON.")
  private boolean json;

  MarksCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("all", all).put("most", MOST);
    image.ifPresent(text -> question.put("image_name", ImageArgument.parse(text, 1).toString()));
    try (GateClient gate = new GateClient(GateAddress.require(surroundings))) {
      JsonNode marks = gate.call("/marks", question);
      if (json) {
        console.say(PrettyJson.of(marks));
      } else {
        marks.forEach(mark -> console.say(MarkText.of(mark)));
      }
    }
  }
}
