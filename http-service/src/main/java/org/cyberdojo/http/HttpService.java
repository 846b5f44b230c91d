package org.cyberdojo.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running HTTP service.
 *
 * <pre>{@code
 * HttpService service =
 *     HttpService.onPort(4524)
 *         .with(Route.ready("/names", Answer.json("names", names).prepared()))
 *         .with(Route.blocking("/run", this::run))
 *         .start();
 * service.stopWithJvm();
 * }</pre>
 *
 * <p>It speaks HTTP/1.1 and 1.0 in clear text. Safe for use by several threads.
 */
public final class HttpService implements AutoCloseable {

  private final Vertx vertx;
  private final List<ServerVerticle> servers;
  private final Setup setup;
  private final AtomicBoolean isStopped = new AtomicBoolean();

  HttpService(Vertx vertx, List<ServerVerticle> servers, Setup setup) {
    this.vertx = vertx;
    this.servers = List.copyOf(servers);
    this.setup = setup;
  }

  /**
   * A service to be filled with routes.
   *
   * @param port TCP port; 0 takes one that is free
   */
  public static HttpServiceBuilder onPort(int port) {
    return new HttpServiceBuilder(port);
  }

  /**
   * Makes sure that a service could listen there now, before anything is done for it.
   *
   * @param port TCP port; 0 is free always
   * @throws CannotListenException when it is taken or forbidden
   */
  public static void requireFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new CannotListenException(host, port, e);
    }
  }

  /** The TCP port that it listens on. */
  public int port() {
    return servers.getFirst().port();
  }

  /** How many clients are connected now. */
  public int openConnections() {
    return (int) setup.metrics().connections().get();
  }

  /**
   * Stops: takes no new connection, closes the idle ones, gives requests under way the time of
   * {@link Limits#drain}. Idle, it has stopped within some milliseconds. Stopping again does
   * nothing.
   */
  public void stop() {
    if (isStopped.getAndSet(true)) {
      return;
    }
    Duration drain = setup.limits().drain();
    await(Future.join(servers.stream().map(server -> server.shutdown(drain)).toList()), drain);
    await(vertx.close(), drain);
    setup.virtualThreads().shutdownNow();
    setup.accessLog().ifPresent(AccessLog::flush);
  }

  /** As {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  /** Stops it when the JVM ends: on SIGTERM, on SIGINT, on exit. */
  public HttpService stopWithJvm() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-http-service"));
    return this;
  }

  private static void await(Future<?> future, Duration drain) {
    try {
      future
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(drain.toMillis() + 1_000, TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      // what did not end in time ends with the JVM, or when its client goes
    }
  }
}
