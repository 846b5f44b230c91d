package org.cyberdojo.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * Reads a request's body, up to its limit and that of all bodies together, on its event loop. Calls
 * back once: with the body or with a refusal.
 */
final class BodyReader {

  private static final byte[] NONE = {};

  private final HttpServerRequest request;
  private final int mostBytes;
  private final HeldBytes.Share held;
  private final Consumer<byte[]> whenRead;
  private final Consumer<Refusal> whenRefused;
  private final Buffer read = Buffer.buffer();
  private boolean isDone;

  BodyReader(
      HttpServerRequest request,
      int mostBytes,
      HeldBytes.Share held,
      Consumer<byte[]> whenRead,
      Consumer<Refusal> whenRefused) {
    this.request = request;
    this.mostBytes = mostBytes;
    this.held = held;
    this.whenRead = whenRead;
    this.whenRefused = whenRefused;
  }

  void start() {
    if (!Framing.hasBody(request)) {
      whenRead.accept(NONE);
      return;
    }
    if (Framing.announcedBytes(request) > mostBytes) {
      refuse(Refusal.tooLarge(mostBytes));
      return;
    }
    request.handler(this::add).endHandler(end -> finish()).exceptionHandler(this::fail);
    if (Framing.expectsContinue(request)) {
      request.response().writeContinue();
    }
  }

  private void add(Buffer part) {
    if (isDone) {
      return;
    }
    if (read.length() + part.length() > mostBytes) {
      refuse(Refusal.tooLarge(mostBytes));
    } else if (!held.take(part.length())) {
      refuse(Refusal.tooMuchAtOnce());
    } else {
      read.appendBuffer(part);
    }
  }

  private void finish() {
    if (!isDone) {
      isDone = true;
      whenRead.accept(read.getBytes());
    }
  }

  private void fail(Throwable cause) {
    refuse(Refusal.badRequest("the body is malformed"));
  }

  private void refuse(Refusal refusal) {
    if (!isDone) {
      isDone = true;
      whenRefused.accept(refusal);
    }
  }
}
