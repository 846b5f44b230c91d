package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.PrettyJson;
import org.cyberdojo.cli.command.Surroundings;

/** {@code gate marks [IMAGE]}: which marks there are. */
final class MarksCommand implements Described, Runnable {

  private static final int MOST = 1000;

  private final Console console;
  private final Surroundings surroundings;

  private Optional<String> image = Optional.empty();

  private boolean all;

  private boolean json;

  MarksCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("marks")
        .says("Lists the marks that count, the newest first.", "")
        .footer(
            "",
            "Examples:",
            "  cyber-dojo gate marks",
            "  cyber-dojo gate marks --all ghcr.io/org/gcc_assert")
        .statusOfWrongUse(1);
    command
        .parameter("IMAGE")
        .optional()
        .says("Only those on tags of it.")
        .into(given -> image = Optional.of(given));
    command
        .flag("--all")
        .says("Those that were lifted or have ended, too.")
        .into(given -> all = given);
    command.flag("--json").says("Print them as JSON.").into(given -> json = given);
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
