package org.cyberdojo.cli.gate;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.gate.http.GateServer;
import org.cyberdojo.gate.http.GateSettings;
import org.cyberdojo.manifest.commit.CommitSha;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gate serve}: the gate as an HTTP service. */
@Command(
    name = "serve",
    description = {
      "Answers whether images may run, keeps the catalog and the risk marks, and shows the shas page."
          + " SIGTERM ends it.",
      ""
    },
    footer = {
      "",
      "Environment:",
      "  CYBER_DOJO_GATE_TOKEN   a token that is good for writing, 16 characters at least",
      "  CYBER_DOJO_GATE_STORE   as --store; the place for a JDBC url with a password",
      "",
      "Examples:",
      "  export CYBER_DOJO_GATE_TOKEN=$$(openssl rand -base64 32)",
      "  cyber-dojo gate serve --policy policy.yml",
      "  cyber-dojo gate serve --store jdbc:postgresql://db/gate?user=gate --services services.yml"
    },
    exitCodeOnInvalidInput = 1)
final class ServeCommand implements Runnable {

  private final Console console;
  private final Surroundings surroundings;

  @Mixin private ServeFiles files;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port. Default: ${DEFAULT-VALUE}; 0 takes a free one.")
  private int port = GateSettings.PORT;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on. Default: ${DEFAULT-VALUE}, every one.")
  private String host = "0.0.0.0";

  @Option(names = "--closed", description = "Reading needs a token too.")
  private boolean closed;

  ServeCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    GateServer server = GateServer.start(settings(), console.err());
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-gate"));
    console.say("the gate answers at http://%s:%d".formatted(host, server.port()));
    waitForTheEnd();
  }

  private GateSettings settings() {
    GateSettings settings = files.settings(surroundings).onPort(port).onHost(host);
    Optional<String> commit = surroundings.commit().map(CommitSha::text);
    if (commit.isPresent()) {
      settings = settings.builtFrom(commit.get());
    }
    return closed ? settings.withReadingClosed() : settings;
  }

  /** The server answers on threads of its own, and stops with the JVM. */
  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
