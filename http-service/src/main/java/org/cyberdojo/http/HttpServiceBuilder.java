package org.cyberdojo.http;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.SocketAddress;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Describes a service, then starts it. Not safe for use by several threads. */
public final class HttpServiceBuilder {

  private static final int MOST_EVENT_LOOPS = 4;

  /** Made when it is first used: logging is slow to start. Kept, for else it forgets its level. */
  private static final class Acceptor {

    private static final Logger LOGGER = Logger.getLogger("io.netty.bootstrap.ServerBootstrap");

    static void silence() {
      LOGGER.setLevel(Level.OFF);
    }
  }

  private final int port;
  private final Map<String, Route> routes = new LinkedHashMap<>();
  private String host = "0.0.0.0";
  private Limits limits = Limits.standard();
  private ErrorWording wording = ErrorWording.plain();
  private PrometheusRegistry registry = new PrometheusRegistry();
  private Optional<AccessLog> accessLog = Optional.empty();
  private ErrorLog errorLog = new ErrorLog(System.err);
  private Optional<String> sha = Optional.empty();
  private BooleanSupplier isReady = () -> true;
  private @Nullable CompletableFuture<Vertx> begun;
  private int eventLoops = Math.min(MOST_EVENT_LOOPS, Runtime.getRuntime().availableProcessors());

  HttpServiceBuilder(int port) {
    this.port = port;
  }

  /** The address to listen on; every one of the machine unless told otherwise. */
  public HttpServiceBuilder onHost(String newHost) {
    host = newHost;
    return this;
  }

  /** Adds a route; it replaces one of the same path. */
  public HttpServiceBuilder with(Route route) {
    routes.put(route.path(), route);
    return this;
  }

  public HttpServiceBuilder limitedTo(Limits newLimits) {
    limits = newLimits;
    return this;
  }

  public HttpServiceBuilder wordedAs(ErrorWording newWording) {
    wording = newWording;
    return this;
  }

  /** The commit that {@code /sha} answers with, 40 hex digits. */
  public HttpServiceBuilder builtFrom(String commit) {
    sha = Optional.of(commit);
    return this;
  }

  /**
   * What {@code /ready} answers with: 503 while it is false. Asked on the event loop, so it must
   * not wait.
   */
  public HttpServiceBuilder readyWhen(BooleanSupplier newIsReady) {
    isReady = newIsReady;
    return this;
  }

  /** Where {@code /metrics} finds what the service itself counts. */
  public HttpServiceBuilder countingIn(PrometheusRegistry newRegistry) {
    registry = newRegistry;
    return this;
  }

  /** Logs each answered request. */
  public HttpServiceBuilder logging(AccessLog log) {
    accessLog = Optional.of(log);
    return this;
  }

  /** Where faults of ours are written, a JSON line each; standard error unless told otherwise. */
  public HttpServiceBuilder complainingTo(PrintStream out) {
    errorLog = new ErrorLog(out);
    return this;
  }

  /** How many threads read and write; as many as processors, at most 4, unless told otherwise. */
  public HttpServiceBuilder onEventLoops(int count) {
    eventLoops = count;
    return this;
  }

  /**
   * Starts the service.
   *
   * @throws CannotListenException when the port is taken or forbidden
   */
  public HttpService start() {
    Setup setup = setup();
    Vertx vertx = begun == null ? vertx() : begun.join();
    begun = null;
    vertx.exceptionHandler(errorLog::add);
    List<ServerVerticle> servers = Collections.synchronizedList(new ArrayList<>());
    try {
      vertx
          .deployVerticle(
              () -> {
                var server = new ServerVerticle(setup, address(), mostConnectionsEach());
                servers.add(server);
                return server;
              },
              new DeploymentOptions().setInstances(eventLoops))
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      vertx.close();
      throw new CannotListenException(host, port, e);
    }
    return new HttpService(vertx, servers, setup);
  }

  /**
   * Begins with what takes time and needs no route, on a thread of its own: for services that have
   * to read much before they know their routes. Afterwards the service is {@link #start}ed or
   * {@link #abandon}ed; how many event loops it has is settled.
   */
  public HttpServiceBuilder begin() {
    CompletableFuture<Vertx> future = new CompletableFuture<>();
    begun = future;
    Thread.ofPlatform().daemon().name("http-service-begins").start(() -> begin(future));
    return this;
  }

  private void begin(CompletableFuture<Vertx> future) {
    try {
      Vertx vertx = vertx();
      // by this the first client need not wait for Netty to look at the handlers of its connection
      new EmbeddedChannel(new HttpServerCodec()).finishAndReleaseAll();
      future.complete(vertx);
    } catch (RuntimeException | Error e) {
      future.completeExceptionally(e);
    }
  }

  /** Takes back what was begun. */
  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end
  public void abandon() {
    if (begun != null) {
      begun.thenAccept(Vertx::close);
      begun = null;
    }
  }

  private Vertx vertx() {
    // it complains of each client that connects in the very moment of a stop
    Acceptor.silence();
    return Vertx.builder().with(vertxOptions()).build();
  }

  private SocketAddress address() {
    return port == 0
        ? SocketAddress.sharedRandomPort(1, host)
        : SocketAddress.inetSocketAddress(port, host);
  }

  private Setup setup() {
    HeldBytes held = new HeldBytes(limits.heldBytes());
    ServiceMetrics metrics = new ServiceMetrics(registry, held);
    Map<String, Route> all = new LinkedHashMap<>();
    for (Route probe :
        List.of(Probes.alive(), Probes.ready(isReady), Probes.sha(sha), Probes.metrics(metrics))) {
      all.put(probe.path(), probe);
    }
    all.putAll(routes);
    return new Setup(
        Map.copyOf(all),
        unknownPath(),
        limits,
        wording,
        metrics,
        accessLog,
        errorLog,
        Executors.newVirtualThreadPerTaskExecutor(),
        new ServerClock(),
        held);
  }

  private Route unknownPath() {
    Fault unknown = wording.unknownPath();
    return Route.quick(
            ServiceMetrics.OTHER_PATH,
            call -> {
              throw Refusal.of(unknown);
            })
        .ignoringBody();
  }

  private int mostConnectionsEach() {
    return Math.ceilDiv(limits.connections(), eventLoops);
  }

  private VertxOptions vertxOptions() {
    return new VertxOptions()
        .setEventLoopPoolSize(eventLoops)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setBlockedThreadCheckInterval(TimeUnit.HOURS.toMillis(1))
        // nothing is read from the class path or a cache folder, and the file system may be
        // read-only
        .setFileSystemOptions(
            new FileSystemOptions()
                .setFileCachingEnabled(false)
                .setClassPathResolvingEnabled(false));
  }
}
