package org.cyberdojo.cli.image;

import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import picocli.CommandLine.Command;

/** {@code gate image}: the gate as an image. */
@Command(
    name = "image",
    description = {
      "Makes an image of the gate: this command, its Java and this machine's C library, nothing else.",
      "Its container needs a /tmp whose files can be executed, and a volume where its catalog stays.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cyber-dojo gate image",
      "  cyber-dojo gate image registry.example.org/cyber-dojo/gate:1a2b3c4"
    },
    exitCodeOnInvalidInput = 1)
public final class GateImageCommand extends ServiceImageCommand {

  private static final int PORT = 4598;

  public GateImageCommand(Console console, Surroundings surroundings) {
    super(console, surroundings, "gate", PORT);
  }
}
