package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gate lift IMAGE}: takes marks back. */
@Command(
    name = "lift",
    description = {
      "Lifts the marks on an image: those on exactly this name, as it was marked, or one of them by its number.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cyber-dojo gate lift ghcr.io/org/gcc_assert:1a2b3c4",
      "  cyber-dojo gate lift --mark 7"
    },
    exitCodeOnInvalidInput = 1)
final class LiftCommand implements Runnable {

  private static final long NONE = 0;

  private final Console console;
  private final Surroundings surroundings;

  @Parameters(arity = "0..1", paramLabel = "IMAGE", description = "The name that was marked.")
  private String image = "";

  @Option(
      names = "--mark",
      paramLabel = "N",
      description = "The number of one mark; 'gate marks' lists them.")
  private long number = NONE;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who lifts it. Default: your user name.")
  private String by = System.getProperty("user.name", "");

  LiftCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
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
