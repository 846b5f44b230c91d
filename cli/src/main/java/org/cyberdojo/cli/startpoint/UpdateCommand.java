package org.cyberdojo.cli.startpoint;

import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.ProgressLine;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.engine.failure.RegistryRefusedException;
import org.cyberdojo.manifest.image.ImageName;

/** {@code start-point update NAME}: pulls every image that a start-point image's manifests name. */
final class UpdateCommand extends NameCommand {

  private final Console console;
  private final Surroundings surroundings;

  UpdateCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  void introduce(Description command) {
    command
        .named("update")
        .says("Pulls all the images of the named start-point, each by its full name.")
        .footer("", "Examples:", "  cyber-dojo start-point update my/languages")
        .statusOfWrongUse(1);
  }

  /** One image that cannot be pulled does not keep the others from being pulled. */
  @Override
  void run(String name) {
    List<String> failures = new ArrayList<>();
    try (EngineRoom room = EngineRoom.open(surroundings)) {
      for (String image :
          ImageContents.of(NamedImage.find(name, room.images()), room.startPoints()).imageNames()) {
        try {
          pull(room, ImageName.parse(image));
        } catch (ImageMissingException | RegistryRefusedException e) {
          failures.add("ERROR: " + e.getMessage());
        }
      }
    }
    if (!failures.isEmpty()) {
      throw CommandFailure.ofLines(1, failures);
    }
  }

  private void pull(EngineRoom room, ImageName image) {
    console.say("docker pull " + image);
    try (ProgressLine progress = new ProgressLine(console)) {
      room.images()
          .pull(image, step -> progress.show(image + ": " + step.doing() + " " + step.part()));
    }
  }
}
