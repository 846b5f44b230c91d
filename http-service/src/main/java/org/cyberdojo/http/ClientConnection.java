package org.cyberdojo.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;

/**
 * A client's connection and the moment by which it must have got on. Belongs to one event loop.
 *
 * <p>A time-out that starts again with every byte would let a client hold a connection for days
 * with a byte a second; here a whole request must arrive in time, and a whole answer be taken.
 */
final class ClientConnection {

  private final HttpConnection connection;
  private final Limits limits;
  private long since;
  private long most;
  private boolean isTimed;
  private int requests;

  ClientConnection(HttpConnection connection, Limits limits) {
    this.connection = connection;
    this.limits = limits;
    awaitRequest();
  }

  /** The head of a request is here. Gives the number of the request on this connection. */
  int requestBegan() {
    requests++;
    return requests;
  }

  /** A client has taken its answer; unless the next request is here already, it must now arrive. */
  void answerTaken(int request) {
    if (request == requests) {
      awaitRequest();
    }
  }

  private void awaitRequest() {
    startClock(limits.arrival());
  }

  /** The request has arrived; it is our turn. */
  void awaitNothing() {
    isTimed = false;
  }

  /** The answer is on its way; the client must take it. */
  void awaitDelivery() {
    startClock(limits.delivery());
  }

  private void startClock(Duration duration) {
    since = System.nanoTime();
    most = duration.toNanos();
    isTimed = true;
  }

  boolean isLate(long now) {
    return isTimed && now - since > most;
  }

  /** Closes it, once what was sent has been taken. */
  void close() {
    connection.close();
  }

  /**
   * Closes it now: to wait until a client has taken what was sent, is just what a late one wants.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
  void cut() {
    // only the netty channel below can do so
    ((HttpServerConnection) connection).channelHandlerContext().close();
  }
}
