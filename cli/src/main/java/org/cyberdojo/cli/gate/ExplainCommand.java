package org.cyberdojo.cli.gate;

import java.util.concurrent.Callable;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.PrettyJson;
import org.cyberdojo.cli.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gate explain IMAGE...}: what every rule finds. */
@Command(
    name = "explain",
    description = {
      "As check, and tells of the rules that an image passes too: what was found, the limit, where the fact is"
          + " from, and what would make it pass.",
      ""
    },
    footer = {
      "",
      "Status: as of check.",
      "",
      "Example:",
      "  cyber-dojo gate explain ghcr.io/cyber-dojo-languages/gcc_assert:1a2b3c4"
    },
    exitCodeOnInvalidInput = JudgingOptions.UNJUDGED)
final class ExplainCommand implements Callable<Integer> {

  private final Console console;
  private final Surroundings surroundings;

  @Mixin private JudgingOptions options;

  ExplainCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Verdicts verdicts = options.judged(surroundings);
    if (options.isJson()) {
      console.say(PrettyJson.of(verdicts.explainedJson()));
    } else {
      verdicts.explained().forEach(console::say);
    }
    return options.status(verdicts.strictest());
  }
}
