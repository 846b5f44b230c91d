package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;

/** {@code gate explain IMAGE...}: what every rule finds. */
final class ExplainCommand extends JudgingCommand {

  ExplainCommand(Console console, Surroundings surroundings) {
    super(console, surroundings);
  }

  @Override
  void introduce(Description command) {
    command
        .named("explain")
        .says(
            "As check, and tells of the rules that an image passes too: what was found, the limit, where the fact is"
                + " from, and what would make it pass.",
            "")
        .footer(
            "",
            "Status: as of check.",
            "",
            "Example:",
            "  cyber-dojo gate explain ghcr.io/cyber-dojo-languages/gcc_assert:1a2b3c4")
        .statusOfWrongUse(JudgingOptions.UNJUDGED);
  }

  @Override
  List<String> lines(Verdicts verdicts) {
    return verdicts.explained();
  }

  @Override
  JsonNode json(Verdicts verdicts) {
    return verdicts.explainedJson();
  }
}
