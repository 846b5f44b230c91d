package org.cyberdojo.http;

import java.time.Duration;
import java.util.Map;

/**
 * Thrown by a {@link Responder} or {@link Guard} that does not answer: the client is sent the fault
 * in the envelope of its service.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;
  private final transient Map<String, String> headers;

  private Refusal(Fault fault, Map<String, String> headers) {
    super(fault.message(), null, false, false);
    this.fault = fault;
    this.headers = Map.copyOf(headers);
  }

  public static Refusal of(Fault fault) {
    return new Refusal(fault, Map.of());
  }

  /** Status 400. */
  public static Refusal badRequest(String message) {
    return of(Fault.ofClient(message));
  }

  /** Status 401: a bearer token is missing or not the right one. */
  public static Refusal unauthorized(String message) {
    return new Refusal(
        new Fault(401, "Unauthorized", message), Map.of("WWW-Authenticate", "Bearer"));
  }

  /** Status 401, which has a browser ask its user for a name and a password. */
  public static Refusal unauthorizedForPeople(String realm, String message) {
    return new Refusal(
        new Fault(401, "Unauthorized", message),
        Map.of("WWW-Authenticate", "Basic realm=\"" + realm + "\", charset=\"UTF-8\""));
  }

  /** Status 404. */
  public static Refusal notFound(String message) {
    return of(new Fault(404, "NotFound", message));
  }

  /** Status 413. */
  static Refusal tooLarge(int mostBytes) {
    return of(new Fault(413, "ClientError", "body is larger than " + mostBytes + " bytes"));
  }

  /** Status 503: memory is short. */
  static Refusal tooMuchAtOnce() {
    return unavailable("too many large requests at once", Duration.ofSeconds(1));
  }

  /**
   * Status 503.
   *
   * @param retryAfter when to come again, to the second
   */
  public static Refusal unavailable(String message, Duration retryAfter) {
    return new Refusal(
        new Fault(503, "Unavailable", message),
        Map.of("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds()))));
  }

  public Fault fault() {
    return fault;
  }

  Map<String, String> headers() {
    return headers;
  }
}
