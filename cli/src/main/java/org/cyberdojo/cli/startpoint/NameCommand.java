package org.cyberdojo.cli.startpoint;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that takes the name of a start-point image; without one it shows its use. */
abstract class NameCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The start-point image.")
  private Optional<String> name;

  /** Runs the command for an image of that name, which may not exist. */
  abstract void run(String startPoint);

  @Override
  public final void run() {
    name.ifPresentOrElse(this::run, () -> spec.commandLine().usage(spec.commandLine().getOut()));
  }
}
