package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Subcommands;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.Words;
import org.cyberdojo.manifest.terminal.SafeText;
import picocli.CommandLine;

/** {@code gate token}: makes, lists and revokes the tokens of a gate. */
final class TokenCommands extends CommandGroup {

  private TokenCommands() {}

  @Override
  protected void introduce(Description command) {
    command
        .named("token")
        .says(
            "Makes, lists and revokes the tokens that a gate takes.",
            "To rotate one: add another, hand it out, and revoke the old one by its name.",
            "")
        .footer(
            "",
            "Examples:",
            "  cyber-dojo gate token add 'CircleCI 2027' --until 2027-12-31",
            "  cyber-dojo gate token list",
            "  cyber-dojo gate token revoke 'CircleCI 2026'");
  }

  static CommandLine commandLine(Console console, Surroundings surroundings, Words words) {
    return Subcommands.wantedBy(words)
        .add("add", () -> new Add(console, surroundings))
        .add("list", () -> new ListThem(console, surroundings))
        .add("revoke", () -> new Revoke(console, surroundings))
        .of(new TokenCommands());
  }

  /** {@code gate token add NAME}. */
  private static final class Add implements Described, Runnable {

    private final Console console;
    private final Surroundings surroundings;

    private String name = "";

    private boolean readOnly;

    private Optional<String> until = Optional.empty();

    private Add(Console console, Surroundings surroundings) {
      this.console = console;
      this.surroundings = surroundings;
    }

    @Override
    public void describe(Description command) {
      command
          .named("add")
          .says(
              "Makes a token and prints it, alone on stdout: this is the only time that it is shown.",
              "")
          .footer("", "Example:", "  cyber-dojo gate token add --read-only reader")
          .statusOfWrongUse(1);
      command.parameter("NAME").says("Whose it is, or what for.").into(given -> name = given);
      command.flag("--read-only").says("Good for reading only.").into(given -> readOnly = given);
      command
          .option("--until", "DATE")
          .says("Its end. Default: it has none.")
          .into(given -> until = Optional.of(given));
    }

    @Override
    public void run() {
      ObjectNode wanted =
          JsonNodeFactory.instance.objectNode().put("name", name).put("read_only", readOnly);
      until.ifPresent(text -> wanted.put("until", text));
      try (GateClient gate = new GateClient(GateAddress.require(surroundings))) {
        console.say(gate.call("/tokens/add", wanted).path("token").asText());
      }
    }
  }

  /** {@code gate token list}. */
  private static final class ListThem implements Described, Runnable {

    private final Console console;
    private final Surroundings surroundings;

    private ListThem(Console console, Surroundings surroundings) {
      this.console = console;
      this.surroundings = surroundings;
    }

    @Override
    public void describe(Description command) {
      command
          .named("list")
          .says("Lists the tokens that are not revoked.", "")
          .footer("", "Example:", "  cyber-dojo gate token list")
          .statusOfWrongUse(1);
    }

    @Override
    public void run() {
      try (GateClient gate = new GateClient(GateAddress.require(surroundings))) {
        gate.call("/tokens", JsonNodeFactory.instance.objectNode())
            .forEach(token -> console.say(line(token)));
      }
    }

    private static String line(JsonNode token) {
      return SafeText.of(
          "%s: %s, made %s, %s"
              .formatted(
                  token.path("name").asText(),
                  token.path("may_write").asBoolean() ? "writing" : "reading",
                  token.path("made").asText(),
                  token.has("until") ? "until " + token.path("until").asText() : "without end"));
    }
  }

  /** {@code gate token revoke NAME}. */
  private static final class Revoke implements Described, Runnable {

    private final Console console;
    private final Surroundings surroundings;

    private String name = "";

    private Revoke(Console console, Surroundings surroundings) {
      this.console = console;
      this.surroundings = surroundings;
    }

    @Override
    public void describe(Description command) {
      command
          .named("revoke")
          .says("Revokes the tokens of a name, at once.", "")
          .footer("", "Example:", "  cyber-dojo gate token revoke 'CircleCI 2026'")
          .statusOfWrongUse(1);
      command.parameter("NAME").says("As 'gate token list' shows it.").into(given -> name = given);
    }

    @Override
    public void run() {
      try (GateClient gate = new GateClient(GateAddress.require(surroundings))) {
        JsonNode done =
            gate.call("/tokens/revoke", JsonNodeFactory.instance.objectNode().put("name", name));
        console.say("revoked " + done.path("revoked").asInt() + " of that name");
      }
    }
  }
}
