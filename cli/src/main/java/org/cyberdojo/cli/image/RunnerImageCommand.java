package org.cyberdojo.cli.image;

import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.runner.http.RunnerServer;
import picocli.CommandLine.Command;

/** {@code runner image}: the runner as an image. */
@Command(
    name = "image",
    description = {
      "Makes an image of the runner: this command, its Java and this machine's C library, nothing else.",
      "Its container needs the engine's socket, whose group must be one of its user's, and 1 GB in /tmp.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cyber-dojo runner image",
      "  cyber-dojo runner image registry.example.org/cyber-dojo/runner:1a2b3c4",
      "  docker run --read-only --tmpfs /tmp:size=1g --publish 4597:4597 --group-add $(stat -c %g /var/run/docker.sock) \\",
      "    --volume /var/run/docker.sock:/var/run/docker.sock cyber-dojo/runner:1a2b3c4"
    },
    exitCodeOnInvalidInput = 1)
public final class RunnerImageCommand extends ServiceImageCommand {

  public RunnerImageCommand(Console console, Surroundings surroundings) {
    super(console, surroundings, "runner", RunnerServer.PORT);
  }
}
