package org.cyberdojo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The one shape that every error is sent in. */
final class Envelope {

  /** So much of the request's body comes back. */
  private static final int MOST_CHARACTERS = 64 * 1024;

  private Envelope() {}

  static byte[] of(Fault fault, String shownPath, byte[] requestBody) {
    var envelope = Json.object();
    String body = new String(requestBody, UTF_8);
    envelope
        .putObject("exception")
        .put("path", shownPath)
        .put("body", body.substring(0, Math.min(body.length(), MOST_CHARACTERS)))
        .put("class", fault.type())
        .put("message", fault.message());
    return Json.bytes(envelope);
  }
}
