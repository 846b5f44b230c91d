package org.cyberdojo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What is sent back. Immutable, and safe for use by several threads: one that is the same each time
 * is made once, {@link #prepared}, and sent again and again.
 */
public final class Answer {

  private static final String JSON = "application/json";

  private final int status;
  private final Body body;
  private final SequencedMap<String, String> headers;

  private Answer(int status, Body body, SequencedMap<String, String> headers) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  /** Any kind of content, status 200. The bytes are not copied: leave them alone. */
  public static Answer of(String contentType, byte[] content) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", contentType);
    headers.put("X-Content-Type-Options", "nosniff");
    return new Answer(200, Body.plain(content), headers);
  }

  /** JSON that is already bytes. The bytes are not copied: leave them alone. */
  public static Answer json(byte[] content) {
    return of(JSON, content);
  }

  public static Answer json(JsonNode json) {
    return json(Json.bytes(json));
  }

  /** The answer of most calls: an object with one key, the call's name. */
  public static Answer json(String key, JsonNode value) {
    return json(Json.object().set(key, value));
  }

  public static Answer text(String text) {
    return of("text/plain; charset=utf-8", text.getBytes(UTF_8));
  }

  /**
   * A page that may load styles, scripts, images and data from this service, and nothing from
   * elsewhere; no script or style may stand in the page itself.
   */
  public static Answer html(String page) {
    return of("text/html; charset=utf-8", page.getBytes(UTF_8))
        .withHeader(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
        .withHeader("Referrer-Policy", "no-referrer");
  }

  /** The answer to a refused request. */
  static Answer refusing(Refusal refusal, byte[] envelope) {
    Answer answer = json(envelope).withStatus(refusal.fault().status());
    for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
      answer = answer.withHeader(header.getKey(), header.getValue());
    }
    return answer;
  }

  public Answer withStatus(int newStatus) {
    return new Answer(newStatus, body, headers);
  }

  /** With a header more, or another value for one it has. */
  public Answer withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, more);
  }

  /**
   * With its gzipped bytes and its {@code ETag}, so that a client that takes gzip or already has
   * the content is sent less. Takes a moment: for what is sent more than once.
   */
  public Answer prepared() {
    return with(body.prepared().gzippedNow());
  }

  /**
   * {@link #prepared}, but gzipped only when the first client takes it so, on the event loop: for
   * answers of a server that should start at once.
   */
  public Answer preparedWhenAsked() {
    return with(body.prepared());
  }

  private Answer with(Body newBody) {
    return new Answer(status, newBody, headers).withHeader("Cache-Control", "no-cache");
  }

  public int status() {
    return status;
  }

  Body body() {
    return body;
  }

  SequencedMap<String, String> headers() {
    return headers;
  }
}
