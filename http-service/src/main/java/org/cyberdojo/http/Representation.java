package org.cyberdojo.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of an answer that a client takes: gzipped or not, or only the word that it has it
 * already.
 *
 * @param isKnown whether the client has the content: 304, with no body
 */
record Representation(Answer answer, boolean isGzipped, boolean isKnown) {

  /** gzip among the codings of an {@code Accept-Encoding}, unless its weight is 0. */
  private static final Pattern GZIP =
      Pattern.compile(
          "(?:^|,)\\s*gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[0-9.]+\\s*)?(?:,|$)",
          Pattern.CASE_INSENSITIVE);

  private static final String GZIP_SUFFIX = "-gzip";

  static Representation of(Answer answer, MultiMap requestHeaders) {
    return new Representation(
        answer,
        answer.body().isWorthGzip()
            && takesGzip(requestHeaders.get(HttpHeaderNames.ACCEPT_ENCODING))
            && answer.body().gzip().isPresent(),
        answer.body().tag().isPresent()
            && answer.status() == 200
            && knows(
                requestHeaders.get(HttpHeaderNames.IF_NONE_MATCH),
                answer.body().tag().orElseThrow()));
  }

  private static boolean takesGzip(@Nullable String acceptEncoding) {
    return acceptEncoding != null && GZIP.matcher(acceptEncoding).find();
  }

  private static boolean knows(@Nullable String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && (ifNoneMatch.strip().equals("*")
            || ifNoneMatch.contains('"' + tag + '"')
            || ifNoneMatch.contains('"' + tag + GZIP_SUFFIX + '"'));
  }

  int status() {
    return isKnown ? 304 : answer.status();
  }

  /** The body to send. */
  Optional<Buffer> content() {
    if (isKnown) {
      return Optional.empty();
    }
    return isGzipped ? answer.body().gzip() : Optional.of(answer.body().plain());
  }

  void putHeaders(HttpServerResponse response) {
    answer.headers().forEach((name, value) -> response.headers().set(name, value));
    answer.body().tag().ifPresent(tag -> response.headers().set(HttpHeaderNames.ETAG, quoted(tag)));
    if (answer.body().isWorthGzip()) {
      response.headers().set(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
    }
    if (isGzipped && !isKnown) {
      response.headers().set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
    }
  }

  private String quoted(String tag) {
    return '"' + tag + (isGzipped ? GZIP_SUFFIX : "") + '"';
  }
}
