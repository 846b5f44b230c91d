package org.cyberdojo.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service's share of one event loop: its server, its connections. */
final class ServerVerticle extends VerticleBase {

  private static final HttpServerOptions OPTIONS =
      new HttpServerOptions()
          .setHttp2ClearTextEnabled(false)
          .setMaxInitialLineLength(4 * 1024)
          .setMaxHeaderSize(16 * 1024)
          .setTcpKeepAlive(true);

  private final Setup setup;
  private final SocketAddress address;
  private final ClientConnections connections;
  private @Nullable HttpServer server;

  ServerVerticle(Setup setup, SocketAddress address, int mostConnections) {
    this.setup = setup;
    this.address = address;
    this.connections = new ClientConnections(setup.limits(), mostConnections, setup.metrics());
  }

  @Override
  public Future<?> start() {
    connections.watch(vertx);
    HttpServer made =
        vertx
            .createHttpServer(OPTIONS)
            .connectionHandler(connections::opened)
            .requestHandler(request -> exchange(request, setup.routeAt(pathOf(request))).begin())
            .invalidRequestHandler(
                request -> exchange(request, setup.unknownPath()).refuseMalformed());
    server = made;
    return made.listen(address);
  }

  private static String pathOf(HttpServerRequest request) {
    return Optional.ofNullable(request.path()).orElse("");
  }

  private Exchange exchange(HttpServerRequest request, Route route) {
    return new Exchange(setup, context, request, connections.at(request.connection()), route);
  }

  int port() {
    return server == null ? 0 : server.actualPort();
  }

  Future<Void> shutdown(Duration drain) {
    return server == null ? Future.succeededFuture() : server.shutdown(drain);
  }
}
