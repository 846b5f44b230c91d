package org.cyberdojo.cli.runner;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.cli.gate.GateAddress;
import org.cyberdojo.runner.gate.Gate;
import org.cyberdojo.runner.gate.WhenUnreachable;
import org.cyberdojo.runner.gate.http.HttpGate;
import org.cyberdojo.runner.pool.PoolSize;
import org.cyberdojo.runner.service.RunnerSettings;

/** A runner's settings as the environment has them. */
final class RunnerEnvironment {

  private static final String PREFIX = "CYBER_DOJO_RUNNER_";
  private static final int MOST = 100_000;

  private final Surroundings surroundings;

  RunnerEnvironment(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * The settings.
   *
   * @param port that the runner listens on: two runners on one machine are told apart by it
   * @throws CommandFailure naming the variable whose value is none
   */
  RunnerSettings settings(int port) {
    RunnerSettings standard = RunnerSettings.standard(name(port));
    return standard
        .withRunsAtOnce(number("RUNS_AT_ONCE", 1, standard.runsAtOnce()))
        .withMostWaiting(number("MOST_WAITING", 0, standard.mostWaiting()))
        .withMostLambdas(number("MOST_LAMBDAS", 1, standard.mostLambdas()))
        .withLongestRun(seconds("MAX_SECONDS", standard.longestRun()))
        .withIdle(seconds("IDLE_SECONDS", standard.idle()))
        .withPool(pool(standard.pool()));
  }

  private String name(int port) {
    return variable("NAME").orElseGet(() -> hostName() + ":" + port);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private PoolSize pool(PoolSize standard) {
    int perImage = number("POOL_PER_IMAGE", 0, standard.perImage());
    int inAll = number("POOL_IN_ALL", 0, Math.max(perImage, standard.inAll()));
    if (inAll < perImage) {
      throw unusable("POOL_IN_ALL", Integer.toString(inAll), "it is less than POOL_PER_IMAGE");
    }
    return new PoolSize(perImage, inAll);
  }

  /** Who is asked before an image is run: nobody, unless the environment says where it is. */
  Gate gate() {
    Optional<GateAddress> address = GateAddress.of(surroundings);
    return address.isEmpty()
        ? Gate.NONE
        : new HttpGate(address.get().url(), address.get().token(), whenUnreachable());
  }

  private WhenUnreachable whenUnreachable() {
    String text = variable("GATE_UNREACHABLE").orElse(WhenUnreachable.FAIL_OPEN.toString());
    for (WhenUnreachable each : WhenUnreachable.values()) {
      if (each.toString().equals(text)) {
        return each;
      }
    }
    throw unusable("GATE_UNREACHABLE", text, "it is neither fail-open nor fail-closed");
  }

  private Duration seconds(String name, Duration standard) {
    return Duration.ofSeconds(number(name, 1, Math.toIntExact(standard.toSeconds())));
  }

  private int number(String name, int least, int standard) {
    Optional<String> text = variable(name);
    if (text.isEmpty()) {
      return standard;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw unusable(name, text.get(), "it is no number from " + least + " to " + MOST);
  }

  private Optional<String> variable(String name) {
    return surroundings.variable(PREFIX + name);
  }

  private static CommandFailure unusable(String name, String value, String reason) {
    return CommandFailure.of(1, PREFIX + name + " is '" + value + "', and " + reason);
  }
}
