package org.cyberdojo.runner.http;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.http.CannotListenException;
import org.cyberdojo.http.HttpService;
import org.cyberdojo.http.HttpServiceBuilder;
import org.cyberdojo.http.Limits;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.runner.gate.Gate;
import org.cyberdojo.runner.service.Runner;
import org.cyberdojo.runner.service.RunnerSettings;

/**
 * A runner that is reached over HTTP.
 *
 * <pre>{@code
 * RunnerServer.of(RunnerSettings.standard("mine"))
 *     .onPort(4597)
 *     .start(engine.images(), engine.containers())
 *     .stopWithJvm();
 * }</pre>
 */
public final class RunnerServer implements AutoCloseable {

  /** The port that clients of the runner know. */
  public static final int PORT = 4597;

  private static final Duration READING_AND_REMOVING = Duration.ofSeconds(15);

  private final HttpService service;
  private final Runner runner;

  private RunnerServer(HttpService service, Runner runner) {
    this.service = service;
    this.runner = runner;
  }

  /** A server to be described further. */
  public static Description of(RunnerSettings settings) {
    return new Description(settings);
  }

  /** The TCP port that it listens on. */
  public int port() {
    return service.port();
  }

  /** Whether it takes runs without waiting for what it needs for lambdas. */
  public boolean isReady() {
    return runner.isReady();
  }

  /** Stops it when the JVM ends: on SIGTERM, on SIGINT, on exit. */
  public RunnerServer stopWithJvm() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-runner"));
    return this;
  }

  /** Takes no more runs, ends those under way, removes every container that it made. */
  @Override
  public void close() {
    service.close();
    runner.close();
  }

  /** Describes a server, then starts it. Not safe for use by several threads. */
  public static final class Description {

    private final RunnerSettings settings;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private int port = PORT;
    private String host = "0.0.0.0";
    private Gate gate = Gate.NONE;
    private Optional<CommitSha> builtFrom = Optional.empty();
    private PrintStream out = System.out;

    private Description(RunnerSettings settings) {
      this.settings = settings;
    }

    /** TCP port; 0 takes one that is free. */
    public Description onPort(int newPort) {
      port = newPort;
      return this;
    }

    /** The address to listen on; every one of the machine unless told otherwise. */
    public Description onHost(String newHost) {
      host = newHost;
      return this;
    }

    /** Who is asked before an image is run. */
    public Description asking(Gate newGate) {
      gate = newGate;
      return this;
    }

    /** The commit that this program was built from: what {@code /sha} answers. */
    public Description builtFrom(CommitSha commit) {
      builtFrom = Optional.of(commit);
      return this;
    }

    /** Where each run is recorded, a JSON line each. */
    public Description recordingTo(PrintStream newOut) {
      out = newOut;
      return this;
    }

    /**
     * Starts to serve.
     *
     * @throws CannotListenException when the port is taken or forbidden
     */
    public RunnerServer start(Images images, Containers containers) {
      // a runner of our name that is at work there keeps its containers
      HttpService.requireFree(host, port);
      RunMetrics metrics = new RunMetrics(registry);
      Runner runner =
          Runner.start(
              images,
              containers,
              settings,
              builtFrom.map(CommitSha::sha7).orElse(Sha7.of("0000000")),
              gate,
              new ServiceObserver(metrics, new RunLog(out)));
      metrics.watch(runner);
      try {
        return new RunnerServer(service(runner).start(), runner);
      } catch (CannotListenException e) {
        runner.close();
        throw e;
      }
    }

    private HttpServiceBuilder service(Runner runner) {
      Duration drain = settings.longestRun().plus(READING_AND_REMOVING);
      HttpServiceBuilder service =
          HttpService.onPort(port)
              .onHost(host)
              .limitedTo(Limits.standard().withDrain(drain))
              .wordedAs(RunnerRoutes.wording())
              .countingIn(registry)
              .readyWhen(runner::isReady);
      builtFrom.ifPresent(commit -> service.builtFrom(commit.text()));
      new RunnerRoutes(runner).routes().forEach(service::with);
      return service;
    }
  }
}
