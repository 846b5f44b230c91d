package org.cyberdojo.http;

/**
 * How a service words the errors that every service has.
 *
 * @param slashBeforePath whether the path in the envelope has its leading {@code /}
 * @param unknownPath nothing answers at this path
 * @param notJson the body is no JSON
 * @param notObject the body is JSON, but no object
 */
public record ErrorWording(
    boolean slashBeforePath, Fault unknownPath, Fault notJson, Fault notObject) {

  /** Plain words: 404 for an unknown path, 400 for a bad body, the path as it was asked for. */
  public static ErrorWording plain() {
    return new ErrorWording(
        true,
        new Fault(404, "ClientError", "unknown path"),
        Fault.ofClient("body is not JSON"),
        Fault.ofClient("body is not a JSON object"));
  }

  String shown(String path) {
    return slashBeforePath || !path.startsWith("/") ? path : path.substring(1);
  }
}
