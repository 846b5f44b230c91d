package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cyberdojo.cli.command.CommandGroup;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Subcommands;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.Words;
import org.cyberdojo.manifest.terminal.SafeText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gate token}: makes, lists and revokes the tokens of a gate. */
@Command(
    name = "token",
    description = {
      "Makes, lists and revokes the tokens that a gate takes.",
      "To rotate one: add another, hand it out, and revoke the old one by its name.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cyber-dojo gate token add 'CircleCI 2027' --until 2027-12-31",
      "  cyber-dojo gate token list",
      "  cyber-dojo gate token revoke 'CircleCI 2026'"
    },
    synopsisSubcommandLabel = "COMMAND")
final class TokenCommands extends CommandGroup {

  private TokenCommands() {}

  static CommandLine commandLine(Console console, Surroundings surroundings, Words words) {
    return Subcommands.wantedBy(words)
        .add("add", () -> new Add(console, surroundings))
        .add("list", () -> new ListThem(console, surroundings))
        .add("revoke", () -> new Revoke(console, surroundings))
        .of(new TokenCommands());
  }

  /** {@code gate token add NAME}. */
  @Command(
      name = "add",
      description = {
        "Makes a token and prints it, alone on stdout: this is the only time that it is shown.",
        ""
      },
      footer = {"", "Example:", "  cyber-dojo gate token add --read-only reader"},
      exitCodeOnInvalidInput = 1)
  private static final class Add implements Runnable {

    private final Console console;
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Whose it is, or what for.")
    private String name = "";

    @Option(names = "--read-only", description = "Good for reading only.")
    private boolean readOnly;

    @Option(names = "--until", paramLabel = "DATE", description = "Its end. Default: it has none.")
    private Optional<String> until = Optional.empty();

    private Add(Console console, Surroundings surroundings) {
      this.console = console;
      this.surroundings = surroundings;
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
  @Command(
      name = "list",
      description = {"Lists the tokens that are not revoked.", ""},
      footer = {"", "Example:", "  cyber-dojo gate token list"},
      exitCodeOnInvalidInput = 1)
  private static final class ListThem implements Runnable {

    private final Console console;
    private final Surroundings surroundings;

    private ListThem(Console console, Surroundings surroundings) {
      this.console = console;
      this.surroundings = surroundings;
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
  @Command(
      name = "revoke",
      description = {"Revokes the tokens of a name, at once.", ""},
      footer = {"", "Example:", "  cyber-dojo gate token revoke 'CircleCI 2026'"},
      exitCodeOnInvalidInput = 1)
  private static final class Revoke implements Runnable {

    private final Console console;
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "As 'gate token list' shows it.")
    private String name = "";

    private Revoke(Console console, Surroundings surroundings) {
      this.console = console;
      this.surroundings = surroundings;
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
