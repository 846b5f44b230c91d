package org.cyberdojo.cli.image;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.builder.distribution.Distribution;
import org.cyberdojo.builder.distribution.ServiceImage;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.host.MissingOnHostException;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.image.MalformedImageNameException;
import picocli.CommandLine.Parameters;

/** Makes the image of a service out of the distribution that this command belongs to. */
abstract sealed class ServiceImageCommand implements Runnable
    permits RunnerImageCommand, GateImageCommand {

  private final Console console;
  private final Surroundings surroundings;
  private final String service;
  private final int port;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "The image's name. Default: cyber-dojo/ and the service, with the commit that this command was built from.")
  private Optional<String> name = Optional.empty();

  ServiceImageCommand(Console console, Surroundings surroundings, String service, int port) {
    this.console = console;
    this.surroundings = surroundings;
    this.service = service;
    this.port = port;
  }

  @Override
  public void run() {
    ServiceImage image =
        new ServiceImage(
            imageName(),
            List.of(service, "serve"),
            port,
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            surroundings.commit());
    try (DockerEngine engine = DockerEngine.from(surroundings.environment())) {
      engine.requireAnswer();
      new Distribution(surroundings.home()).make(image, engine.images());
    } catch (IOException e) {
      throw CommandFailure.of(
          1, "Tried to make the image " + image.name() + " but failed because of " + e);
    } catch (MissingOnHostException e) {
      throw CommandFailure.of(1, String.valueOf(e.getMessage()));
    }
    console.say("Successfully built " + image.name());
  }

  private ImageName imageName() {
    if (name.isEmpty()) {
      return surroundings
          .commit()
          .map(ImageName.parse("cyber-dojo/" + service)::taggedWith)
          .orElseThrow(
              () ->
                  CommandFailure.of(
                      1,
                      "this command was not built in a git checkout, and knows no commit to name its image by; give a NAME"));
    }
    try {
      return ImageName.parse(name.get()).withImpliedTag();
    } catch (MalformedImageNameException e) {
      throw CommandFailure.of(1, "malformed <image-name> " + name.get());
    }
  }
}
