package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.PrettyJson;
import org.cyberdojo.cli.command.Surroundings;

/** A command that has images judged, and ends with the status of the strictest verdict. */
abstract class JudgingCommand implements Described, Callable<Integer> {

  private final Console console;
  private final Surroundings surroundings;

  private final JudgingOptions options = new JudgingOptions();

  JudgingCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public final void describe(Description command) {
    introduce(command);
    options.describe(command);
  }

  /** Says what it is called, and what it does. */
  abstract void introduce(Description command);

  /** The answer for a person. */
  abstract List<String> lines(Verdicts verdicts);

  /** The answer for a program. */
  abstract JsonNode json(Verdicts verdicts);

  @Override
  public final Integer call() {
    Verdicts verdicts = options.judged(surroundings);
    if (options.isJson()) {
      console.say(PrettyJson.of(json(verdicts)));
    } else {
      lines(verdicts).forEach(console::say);
    }
    return options.status(verdicts.strictest());
  }
}
