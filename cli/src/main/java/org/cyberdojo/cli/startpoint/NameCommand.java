package org.cyberdojo.cli.startpoint;

import java.util.Optional;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;

/** A command that takes the name of a start-point image; without one it shows its use. */
abstract class NameCommand implements Described, Runnable {

  private Runnable usage = () -> {};

  private Optional<String> name = Optional.empty();

  @Override
  public final void describe(Description command) {
    introduce(command);
    usage = command.usage();
    command
        .parameter("NAME")
        .optional()
        .says("The start-point image.")
        .into(given -> name = Optional.of(given));
  }

  /** Says what it is called, and what it does. */
  abstract void introduce(Description command);

  /** Runs the command for an image of that name, which may not exist. */
  abstract void run(String startPoint);

  @Override
  public final void run() {
    name.ifPresentOrElse(this::run, usage);
  }
}
