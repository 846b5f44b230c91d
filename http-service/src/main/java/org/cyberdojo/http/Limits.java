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
 */
public record Limits(
    int bodyBytes, Duration arrival, Duration delivery, Duration drain, int connections) {

  public Limits {
    if (bodyBytes < 0 || connections < 1) {
      throw new IllegalArgumentException("limits are positive: " + bodyBytes + ", " + connections);
    }
  }

  /** 64 KB, 20 seconds, 60 seconds, 10 seconds, 10,000 connections. */
  public static Limits standard() {
    return new Limits(
        64 * 1024, Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(10), 10_000);
  }

  public Limits withBodyBytes(int bytes) {
    return new Limits(bytes, arrival, delivery, drain, connections);
  }

  public Limits withArrival(Duration duration) {
    return new Limits(bodyBytes, duration, delivery, drain, connections);
  }

  public Limits withDelivery(Duration duration) {
    return new Limits(bodyBytes, arrival, duration, drain, connections);
  }

  public Limits withDrain(Duration duration) {
    return new Limits(bodyBytes, arrival, delivery, duration, connections);
  }

  public Limits withConnections(int most) {
    return new Limits(bodyBytes, arrival, delivery, drain, most);
  }
}
