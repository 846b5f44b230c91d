package org.cyberdojo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a request that comes before its body. */
public sealed class RequestHead permits Call {

  private static final int MOST_PARAMETERS = 100;

  private final HttpServerRequest request;
  private final String path;

  RequestHead(HttpServerRequest request) {
    this.request = request;
    this.path = request.path();
  }

  RequestHead(RequestHead other) {
    this.request = other.request;
    this.path = other.path;
  }

  /** As sent, without its query: {@code /shas}. */
  public String path() {
    return path;
  }

  /** As sent: {@code GET}. */
  public String method() {
    return request.method().name();
  }

  /** The first header of a name, in whatever case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  /** The first value of a parameter of the query, decoded. */
  public Optional<String> query(String name) {
    return queries(name).stream().findFirst();
  }

  /**
   * Every value of a parameter of the query, decoded, in the order sent.
   *
   * @throws Refusal when the query cannot be decoded
   */
  public List<String> queries(String name) {
    return List.copyOf(parameters().getOrDefault(name, List.of()));
  }

  private Map<String, List<String>> parameters() {
    try {
      return new QueryStringDecoder(request.uri(), UTF_8, true, MOST_PARAMETERS).parameters();
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("the query cannot be decoded");
    }
  }
}
