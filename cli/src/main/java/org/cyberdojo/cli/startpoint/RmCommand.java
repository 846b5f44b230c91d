package org.cyberdojo.cli.startpoint;

import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.failure.ImageInUseException;
import picocli.CommandLine.Command;

/** {@code start-point rm NAME}: removes a start-point image. */
@Command(
    name = "rm",
    description = "Removes a start-point created with the start-point create command.",
    exitCodeOnInvalidInput = 1)
final class RmCommand extends NameCommand {

  RmCommand(Console console) {
    super(console);
  }

  @Override
  void run(String name) {
    try (DockerEngine engine = DockerEngine.from(System.getenv())) {
      engine.images().remove(NamedImage.find(name, engine.images()).name());
    } catch (ImageInUseException e) {
      throw CommandFailure.of(
          1, "cannot remove start-point " + name + ". A container is probably using it.");
    }
  }
}
