package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;

/** {@code gate check IMAGE...}: may these images run? */
final class CheckCommand extends JudgingCommand {

  CheckCommand(Console console, Surroundings surroundings) {
    super(console, surroundings);
  }

  @Override
  void introduce(Description command) {
    command
        .named("check")
        .says(
            "Says whether images may run: allow, warn or deny, with every reason against them.",
            "Asks the gate at CYBER_DOJO_GATE_URL. Where that is not set there is no catalog, and an image is judged by the"
                + " creation date that it carries itself, in the container engine or in its registry.",
            "")
        .footer(
            "",
            "Status: 0 allow; 1 warn, with --fail-on warn; 2 deny; 3 it could not be judged.",
            "",
            "Examples:",
            "  cyber-dojo gate check ghcr.io/cyber-dojo-languages/gcc_assert:1a2b3c4",
            "  cyber-dojo gate check --policy policy.yml --fail-on warn $$(< images.txt)",
            "  CYBER_DOJO_GATE_URL=http://gate:4598 cyber-dojo gate check --json alpine:latest")
        .statusOfWrongUse(JudgingOptions.UNJUDGED);
  }

  @Override
  List<String> lines(Verdicts verdicts) {
    return verdicts.brief();
  }

  @Override
  JsonNode json(Verdicts verdicts) {
    return verdicts.json();
  }
}
