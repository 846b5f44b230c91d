package org.cyberdojo.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/**
 * Whether a request says beyond doubt where it ends and whom it is for. One that does not may hide
 * a second request from whoever stands between client and service, see <a
 * href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, 6.3</a>.
 */
final class Framing {

  private static final String TYPE = "ClientError";

  private Framing() {}

  /** What is wrong with it. */
  static Optional<Refusal> faultOf(HttpServerRequest request) {
    MultiMap headers = request.headers();
    if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
      List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
      if (codings.size() != 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
        return Optional.of(Refusal.badRequest("Transfer-Encoding must be chunked or absent"));
      }
    }
    if (request.version() == HttpVersion.HTTP_1_1
        && (headers.getAll(HttpHeaderNames.HOST).size() != 1 || request.authority() == null)) {
      return Optional.of(Refusal.badRequest("there must be one Host header, with a host in it"));
    }
    return Optional.empty();
  }

  /** What is wrong with a request whose head could not be read. */
  static Refusal faultOfMalformed(HttpServerRequest request) {
    return Refusal.of(
        switch (request.decoderResult().cause()) {
          case TooLongHttpLineException _ -> new Fault(414, TYPE, "the request line is too long");
          case TooLongHttpHeaderException _ -> new Fault(431, TYPE, "the headers are too large");
          case null, default -> new Fault(400, TYPE, "the request is malformed");
        });
  }

  /** Whether a body follows the head. */
  static boolean hasBody(HttpServerRequest request) {
    MultiMap headers = request.headers();
    return headers.contains(HttpHeaderNames.TRANSFER_ENCODING) || announcedBytes(request) > 0;
  }

  /** What the head says of the body's length; 0 when it does not. */
  static long announcedBytes(HttpServerRequest request) {
    // that it is a number was seen to when the head was read
    String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length.strip());
  }

  /** Whether the client waits to be told before it sends its body. */
  static boolean expectsContinue(HttpServerRequest request) {
    return request.headers().contains(HttpHeaderNames.EXPECT, "100-continue", true);
  }
}
