package org.cyberdojo.cli.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.UntilStopped;
import org.cyberdojo.gate.http.GateSettings;
import org.cyberdojo.gate.program.GateProgram;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.environment.Environment;

/** {@code gate serve}: the gate as an HTTP service. */
final class ServeCommand implements Described, Runnable {

  private static final Pattern PASSWORD =
      Pattern.compile("[?&]password=|//[^/@]*:[^/@]*@", Pattern.CASE_INSENSITIVE);

  private final Console console;
  private final Surroundings surroundings;

  private Optional<String> policy = Optional.empty();

  private Optional<String> store = Optional.empty();

  private Optional<String> services = Optional.empty();

  private Optional<Integer> port = Optional.empty();

  private Optional<String> host = Optional.empty();

  private boolean closed;

  ServeCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("serve")
        .says(
            "Answers whether images may run, keeps the catalog and the risk marks, and shows the shas page."
                + " SIGTERM ends it.",
            "")
        .footer(
            "",
            "Environment:",
            "  CYBER_DOJO_GATE_TOKEN     a token that is good for writing, 16 characters at least",
            "  CYBER_DOJO_GATE_STORE     as --store; the place for a JDBC url with a password",
            "  CYBER_DOJO_GATE_POLICY    as --policy",
            "  CYBER_DOJO_GATE_SERVICES  as --services",
            "  CYBER_DOJO_GATE_CLOSED    on or off; on is as --closed",
            "  CYBER_DOJO_GATE_HOST      as --host",
            "  PORT                      as --port",
            "",
            "Examples:",
            "  export CYBER_DOJO_GATE_TOKEN=$$(openssl rand -base64 32)",
            "  cyber-dojo gate serve --policy policy.yml",
            "  cyber-dojo gate serve --store jdbc:postgresql://db/gate?user=gate --services services.yml")
        .statusOfWrongUse(1);
    command
        .option("--policy", "FILE")
        .says("What is asked of images. Default: CYBER_DOJO_GATE_POLICY, else the standard policy.")
        .into(given -> policy = Optional.of(given));
    command
        .option("--store", "FILE|JDBC-URL")
        .says(
            "A SQLite file, or a database's url. Default: CYBER_DOJO_GATE_STORE, else"
                + " $$XDG_DATA_HOME/cyber-dojo/catalog.db, where XDG_DATA_HOME is ~/.local/share if not set.")
        .into(given -> store = Optional.of(given));
    command
        .option("--services", "FILE")
        .says(
            "The services that the page's first tab asks for their commit. Default:"
                + " CYBER_DOJO_GATE_SERVICES, else none.")
        .into(given -> services = Optional.of(given));
    command
        .option("--port", "N")
        .as(Integer.class)
        .says("The port; 0 takes a free one. Default: PORT, else " + GateSettings.PORT + ".")
        .into(given -> port = Optional.of(given));
    command
        .option("--host", "ADDRESS")
        .says("The address to listen on. Default: CYBER_DOJO_GATE_HOST, else 0.0.0.0, every one.")
        .into(given -> host = Optional.of(given));
    command
        .flag("--closed")
        .says("Reading needs a token too; as CYBER_DOJO_GATE_CLOSED=on.")
        .into(given -> closed = given);
  }

  @Override
  public void run() {
    refusePassword();
    var _ =
        GateProgram.start(
            new Environment(settings()),
            surroundings.workingFolder(),
            surroundings.commit().map(CommitSha::text),
            console.out(),
            console.err());
    UntilStopped.await();
  }

  private void refusePassword() {
    if (store.filter(text -> PASSWORD.matcher(text).find()).isPresent()) {
      throw CommandFailure.of(
          1,
          "--store has a password in it, which everybody on this machine can read; set "
              + GateProgram.STORE
              + " instead");
    }
  }

  /** The environment; an option counts more than its variable. */
  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(surroundings.environment());
    policy.ifPresent(file -> settings.put(GateProgram.POLICY, file));
    store.ifPresent(place -> settings.put(GateProgram.STORE, place));
    services.ifPresent(file -> settings.put(GateProgram.SERVICES, file));
    port.ifPresent(number -> settings.put(Environment.PORT, number.toString()));
    host.ifPresent(address -> settings.put(GateProgram.HOST, address));
    if (closed) {
      settings.put(GateProgram.CLOSED, "on");
    }
    return settings;
  }
}
