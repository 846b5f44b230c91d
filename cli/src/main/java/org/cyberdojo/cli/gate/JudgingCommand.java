package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.PrettyJson;
import org.cyberdojo.cli.command.Surroundings;
import picocli.CommandLine.Mixin;

/** A command that has images judged, and ends with the status of the strictest verdict. */
abstract class JudgingCommand implements Callable<Integer> {

  private final Console console;
  private final Surroundings surroundings;

  @Mixin private JudgingOptions options;

  JudgingCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

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
