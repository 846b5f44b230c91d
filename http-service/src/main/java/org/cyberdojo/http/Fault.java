package org.cyberdojo.http;

/**
 * What went wrong with a request, as its client is told.
 *
 * @param status HTTP status, 400 to 599
 * @param type stands in the answer's {@code class}
 * @param message stands in the answer's {@code message}
 */
public record Fault(int status, String type, String message) {

  public Fault {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("a fault's status is 400 to 599, not " + status);
    }
  }

  /** A fault of the client's, status 400. */
  public static Fault ofClient(String message) {
    return new Fault(400, "ClientError", message);
  }
}
