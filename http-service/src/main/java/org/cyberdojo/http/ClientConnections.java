package org.cyberdojo.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The open connections of one event loop: ends those that are late, and those that are too many.
 */
final class ClientConnections {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final IdentityHashMap<HttpConnection, ClientConnection> open = new IdentityHashMap<>();
  private final Limits limits;
  private final int most;
  private final ServiceMetrics metrics;

  /**
   * @param most of this event loop
   */
  ClientConnections(Limits limits, int most, ServiceMetrics metrics) {
    this.limits = limits;
    this.most = most;
    this.metrics = metrics;
  }

  void watch(Vertx vertx) {
    vertx.setPeriodic(BETWEEN_LOOKS.toMillis(), timer -> closeLate());
  }

  void opened(HttpConnection connection) {
    if (open.size() >= most) {
      connection.close();
      return;
    }
    open.put(connection, new ClientConnection(connection, limits));
    metrics.connections().inc();
    connection.closeHandler(
        closed -> {
          open.remove(connection);
          metrics.connections().dec();
        });
  }

  /** The client at the other end of a connection that was {@link #opened}. */
  ClientConnection at(HttpConnection connection) {
    // one that was closed because it was one too many may still have sent a request
    return open.getOrDefault(connection, new ClientConnection(connection, limits));
  }

  private void closeLate() {
    long now = System.nanoTime();
    List<ClientConnection> late =
        open.values().stream().filter(client -> client.isLate(now)).toList();
    late.forEach(ClientConnection::cut);
  }
}
