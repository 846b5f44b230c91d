package org.cyberdojo.cli.runner;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.command.UntilStopped;
import org.cyberdojo.manifest.environment.Environment;
import org.cyberdojo.runner.http.RunnerServer;
import org.cyberdojo.runner.program.RunnerProgram;

/** {@code runner serve}: the runner as an HTTP service. */
final class ServeCommand implements Described, Runnable {

  private final Console console;
  private final Surroundings surroundings;

  private Optional<Integer> port = Optional.empty();

  private Optional<String> host = Optional.empty();

  ServeCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("serve")
        .says(
            "Runs cyber-dojo.sh in containers of this machine's engine, for whoever asks over HTTP.",
            "Prints a JSON line for each run. SIGTERM ends the runs under way, and removes its containers.",
            "")
        .footer(
            "",
            "Environment:",
            "  CYBER_DOJO_RUNNER_NAME              its containers' label; the host's name and the port if not set",
            "  CYBER_DOJO_RUNNER_RUNS_AT_ONCE      runs at the same time; twice the processors",
            "  CYBER_DOJO_RUNNER_MOST_WAITING      runs that may wait, one more is answered 503; 256",
            "  CYBER_DOJO_RUNNER_MAX_SECONDS       no run may take longer; 15",
            "  CYBER_DOJO_RUNNER_POOL_PER_IMAGE    containers started ahead for an image; 2, and 0 for none",
            "  CYBER_DOJO_RUNNER_POOL_IN_ALL       containers started ahead in all; 8",
            "  CYBER_DOJO_RUNNER_MOST_LAMBDAS      rag-lambdas that keep a container of some 100 MB; 8",
            "  CYBER_DOJO_RUNNER_IDLE_SECONDS      containers that nobody used for so long are removed; 600",
            "  CYBER_DOJO_GATE_URL                 the security gate that is asked before each run",
            "  CYBER_DOJO_GATE_TOKEN               a token for reading, where the gate wants one",
            "  CYBER_DOJO_RUNNER_GATE_UNREACHABLE  fail-open or fail-closed; fail-open",
            "  CYBER_DOJO_RUNNER_HOST              as --host",
            "  PORT                                as --port",
            "",
            "Examples:",
            "  cyber-dojo runner serve",
            "  CYBER_DOJO_GATE_URL=http://gate:4598 cyber-dojo runner serve --host 127.0.0.1 --port 4597")
        .statusOfWrongUse(1);
    command
        .option("--port", "N")
        .as(Integer.class)
        .says("The port; 0 takes a free one. Default: PORT, else " + RunnerServer.PORT + ".")
        .into(given -> port = Optional.of(given));
    command
        .option("--host", "ADDRESS")
        .says("The address to listen on. Default: CYBER_DOJO_RUNNER_HOST, else 0.0.0.0, every one.")
        .into(given -> host = Optional.of(given));
  }

  @Override
  public void run() {
    var _ = RunnerProgram.start(new Environment(settings()), surroundings.commit(), console.out());
    UntilStopped.await();
  }

  /** The environment; an option counts more than its variable. */
  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(surroundings.environment());
    port.ifPresent(number -> settings.put(Environment.PORT, number.toString()));
    host.ifPresent(address -> settings.put(RunnerProgram.HOST, address));
    return settings;
  }
}
