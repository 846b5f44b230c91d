package org.cyberdojo.cli.startpoint;

import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.failure.ImageInUseException;

/** {@code start-point rm NAME}: removes a start-point image. */
final class RmCommand extends NameCommand {

  private final Surroundings surroundings;

  RmCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  void introduce(Description command) {
    command
        .named("rm")
        .says("Removes a start-point created with the start-point create command.")
        .footer("", "Examples:", "  cyber-dojo start-point rm my/languages")
        .statusOfWrongUse(1);
  }

  @Override
  void run(String name) {
    try (EngineRoom room = EngineRoom.open(surroundings)) {
      room.images().remove(NamedImage.find(name, room.images()).name());
    } catch (ImageInUseException e) {
      throw CommandFailure.of(
          1, "cannot remove start-point " + name + ". A container is probably using it.");
    }
  }
}
