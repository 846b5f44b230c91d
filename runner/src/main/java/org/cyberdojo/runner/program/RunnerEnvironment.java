package org.cyberdojo.runner.program;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.cyberdojo.manifest.environment.Environment;
import org.cyberdojo.manifest.environment.UnusableSettingException;
import org.cyberdojo.runner.gate.Gate;
import org.cyberdojo.runner.gate.WhenUnreachable;
import org.cyberdojo.runner.gate.http.HttpGate;
import org.cyberdojo.runner.http.RunnerServer;
import org.cyberdojo.runner.pool.PoolSize;
import org.cyberdojo.runner.service.RunnerSettings;

/** A runner's settings as the environment has them. */
record RunnerEnvironment(Environment environment) {

  private static final String PREFIX = "CYBER_DOJO_RUNNER_";
  private static final String GATE_URL = "CYBER_DOJO_GATE_URL";
  private static final String GATE_TOKEN = "CYBER_DOJO_GATE_TOKEN";
  private static final int MOST = 100_000;

  /** The port to listen on. */
  int port() {
    return environment.port(RunnerServer.PORT);
  }

  /** The address to listen on. */
  String host() {
    return environment.text(RunnerProgram.HOST).orElse("0.0.0.0");
  }

  /**
   * The settings. Two runners on one machine are told apart by their ports.
   *
   * @throws UnusableSettingException naming the variable that cannot be used
   */
  RunnerSettings settings() {
    RunnerSettings standard = RunnerSettings.standard(name());
    return standard
        .withRunsAtOnce(number("RUNS_AT_ONCE", 1, standard.runsAtOnce()))
        .withMostWaiting(number("MOST_WAITING", 0, standard.mostWaiting()))
        .withMostLambdas(number("MOST_LAMBDAS", 1, standard.mostLambdas()))
        .withLongestRun(seconds("MAX_SECONDS", standard.longestRun()))
        .withIdle(seconds("IDLE_SECONDS", standard.idle()))
        .withPool(pool(standard.pool()));
  }

  private String name() {
    return environment.text(PREFIX + "NAME").orElseGet(() -> hostName() + ":" + port());
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
      throw new UnusableSettingException(
          PREFIX + "POOL_IN_ALL", Integer.toString(inAll), "it is less than POOL_PER_IMAGE");
    }
    return new PoolSize(perImage, inAll);
  }

  /**
   * Who is asked before an image is run: nobody, unless the environment says where it is.
   *
   * @throws UnusableSettingException naming the variable that cannot be used
   */
  Gate gate() {
    WhenUnreachable whenUnreachable = whenUnreachable();
    Optional<URI> url = environment.url(GATE_URL);
    return url.isEmpty()
        ? Gate.NONE
        : new HttpGate(url.get(), environment.text(GATE_TOKEN).map(String::strip), whenUnreachable);
  }

  private WhenUnreachable whenUnreachable() {
    String name = PREFIX + "GATE_UNREACHABLE";
    String text = environment.text(name).orElse(WhenUnreachable.FAIL_OPEN.toString());
    for (WhenUnreachable each : WhenUnreachable.values()) {
      if (each.toString().equals(text)) {
        return each;
      }
    }
    throw new UnusableSettingException(name, text, "it is neither fail-open nor fail-closed");
  }

  private Duration seconds(String name, Duration standard) {
    return Duration.ofSeconds(number(name, 1, Math.toIntExact(standard.toSeconds())));
  }

  private int number(String name, int least, int standard) {
    return environment.number(PREFIX + name, least, MOST, standard);
  }
}
