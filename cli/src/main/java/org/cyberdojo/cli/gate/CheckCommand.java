package org.cyberdojo.cli.gate;

import java.util.concurrent.Callable;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.PrettyJson;
import org.cyberdojo.cli.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gate check IMAGE...}: may these images run? */
@Command(
    name = "check",
    description = {
      "Says whether images may run: allow, warn or deny, with every reason against them.",
      "Asks the gate at CYBER_DOJO_GATE_URL. Where that is not set there is no catalog, and an image is judged by the"
          + " creation date that it carries itself, in the container engine or in its registry.",
      ""
    },
    footer = {
      "",
      "Status: 0 allow; 1 warn, with --fail-on warn; 2 deny; 3 it could not be judged.",
      "",
      "Examples:",
      "  cyber-dojo gate check ghcr.io/cyber-dojo-languages/gcc_assert:1a2b3c4",
      "  cyber-dojo gate check --policy policy.yml --fail-on warn $$(< images.txt)",
      "  CYBER_DOJO_GATE_URL=http://gate:4598 cyber-dojo gate check --json alpine:latest"
    },
    exitCodeOnInvalidInput = JudgingOptions.UNJUDGED)
final class CheckCommand implements Callable<Integer> {

  private final Console console;
  private final Surroundings surroundings;

  @Mixin private JudgingOptions options;

  CheckCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Verdicts verdicts = options.judged(surroundings);
    if (options.isJson()) {
      console.say(PrettyJson.of(verdicts.json()));
    } else {
      verdicts.brief().forEach(console::say);
    }
    return options.status(verdicts.strictest());
  }
}
