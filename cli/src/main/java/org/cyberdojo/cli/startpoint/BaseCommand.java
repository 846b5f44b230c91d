package org.cyberdojo.cli.startpoint;

import java.util.Optional;
import org.cyberdojo.builder.base.StartPointsBase;
import org.cyberdojo.builder.publish.Publication;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.ProgressLine;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.image.MalformedImageNameException;

/** {@code start-point base}: the image that start-point images stand on, made and published. */
final class BaseCommand implements Described, Runnable {

  private final Console console;
  private final Surroundings surroundings;

  private Optional<String> name = Optional.empty();

  BaseCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("base")
        .says(
            "Makes the image that start-point images stand on, from what this distribution holds, tagged with the commit of"
                + " cyber-dojo itself, and prints its name. 'create' does it by itself where it is needed.",
            "With --publish it goes to a registry as NAME:sha7, and NAME:latest follows. A tag is never overwritten: a"
                + " commit that is published already stays as it is.",
            "")
        .footer(
            "",
            "Environment: DOCKER_USERNAME and DOCKER_PASSWORD (else the docker command's configuration),",
            "CYBER_DOJO_REGISTRY_CA.",
            "",
            "Examples:",
            "  cyber-dojo start-point base",
            "  cyber-dojo start-point base --publish cyberdojo/start-points-base")
        .statusOfWrongUse(1);
    command
        .option("--publish", "NAME")
        .says("Push it under this name, which has no tag.")
        .into(given -> name = Optional.of(given));
  }

  @Override
  public void run() {
    Optional<ImageName> target = name.map(BaseCommand::untagged);
    try (EngineRoom room = EngineRoom.open(surroundings);
        ProgressLine progress = new ProgressLine(console)) {
      progress.show("making the base image");
      StartPointsBase base = room.ownBase();
      if (target.isEmpty()) {
        progress.clear();
        console.say(base.name().toString());
      } else {
        progress.show("publishing " + target.get());
        Publication publication =
            room.publisher().publish(base.image().id(), target.get(), room.commit());
        progress.clear();
        console.say(publication.summary());
      }
    }
  }

  private static ImageName untagged(String text) {
    try {
      ImageName name = ImageName.parse(text);
      if (name.equals(name.untagged())) {
        return name;
      }
    } catch (MalformedImageNameException e) {
      throw CommandFailure.of(1, "--publish " + text + ": " + e.getMessage());
    }
    throw CommandFailure.of(
        1, "--publish " + text + " has a tag; leave it out: the tag is the commit");
  }
}
