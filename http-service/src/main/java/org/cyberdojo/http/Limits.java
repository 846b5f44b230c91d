package org.cyberdojo.http;

import java.time.Duration;

/**
 * How much a service takes from its clients.
 *
 * @param bodyBytes of a request's body, unless its route says otherwise
 * @param arrival how long a connection may take until its next request has arrived whole: waiting,
 *     head, body
 * @param delivery how long a client may take to receive an answer
 * @param drain how long requests under way have to finish when the service stops
 * @param connections at once; one more is closed unanswered
 * @param heldBytes of all requests that are read or answered at once, and of all answers that their
 *     clients have not taken yet; what would be more is refused with 503
 */
public record Limits(
    int bodyBytes,
    Duration arrival,
    Duration delivery,
    Duration drain,
    int connections,
    long heldBytes) {

  public Limits {
    if (bodyBytes < 0 || connections < 1 || heldBytes < 1) {
      throw new IllegalArgumentException(
          "limits are positive: " + bodyBytes + ", " + connections + ", " + heldBytes);
    }
  }

  /** 64 KB, 20 seconds, 60 seconds, 10 seconds, 10,000 connections, 64 MB. */
  public static Limits standard() {
    return new Limits(
        64 * 1024,
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        Duration.ofSeconds(10),
        10_000,
        64L << 20);
  }

  public Limits withBodyBytes(int bytes) {
    return new Limits(bytes, arrival, delivery, drain, connections, heldBytes);
  }

  public Limits withArrival(Duration duration) {
    return new Limits(bodyBytes, duration, delivery, drain, connections, heldBytes);
  }

  public Limits withDelivery(Duration duration) {
    return new Limits(bodyBytes, arrival, duration, drain, connections, heldBytes);
  }

  public Limits withDrain(Duration duration) {
    return new Limits(bodyBytes, arrival, delivery, duration, connections, heldBytes);
  }

  public Limits withConnections(int most) {
    return new Limits(bodyBytes, arrival, delivery, drain, most, heldBytes);
  }

  public Limits withHeldBytes(long bytes) {
    return new Limits(bodyBytes, arrival, delivery, drain, connections, bytes);
  }
}
