package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;

/** {@code gate lift IMAGE}: takes marks back. */
final class LiftCommand implements Described, Runnable {

  private static final long NONE = 0;

  private final Console console;
  private final Surroundings surroundings;

  private String image = "";

  private long number = NONE;

  private String by = System.getProperty("user.name", "");

  LiftCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("lift")
        .says(
            "Lifts the marks on an image: those on exactly this name, as it was marked, or one of them by its number.",
            "")
        .footer(
            "",
            "Examples:",
            "  cyber-dojo gate lift ghcr.io/org/gcc_assert:1a2b3c4",
            "  cyber-dojo gate lift --mark 7")
        .statusOfWrongUse(1);
    command
        .parameter("IMAGE")
        .optional()
        .says("The name that was marked.")
        .into(given -> image = given);
    command
        .option("--mark", "N")
        .as(long.class)
        .says("The number of one mark; 'gate marks' lists them.")
        .into(given -> number = given);
    command
        .option("--by", "NAME")
        .says("Who lifts it. Default: your user name.")
        .into(given -> by = given);
  }

  @Override
  public void run() {
    if (image.isEmpty() == (number == NONE)) {
      throw CommandFailure.of(
          1, "name either an image or a mark's number: lift IMAGE, or lift --mark N");
    }
    ObjectNode lift = JsonNodeFactory.instance.objectNode().put("by", by);
    if (image.isEmpty()) {
      lift.put("id", number);
    } else {
      lift.put("image_name", ImageArgument.parse(image, 1).toString());
    }
    try (GateClient gate = new GateClient(GateAddress.require(surroundings))) {
      gate.call("/marks/lift", lift).forEach(mark -> console.say("lifted " + MarkText.of(mark)));
    }
  }
}
