package org.cyberdojo.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One request and its answer. All of it happens on one event loop; only a blocking responder runs
 * elsewhere.
 */
final class Exchange {

  private static final byte[] NO_BODY = {};
  private static final Fault OUR_FAULT =
      new Fault(500, "InternalError", "the service failed to answer; its log says why");
  private static final Duration RETRY_SOON = Duration.ofSeconds(1);

  /** How long a client that was refused may go on sending, so that it gets to read why. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  private final Setup setup;
  private final Context context;
  private final HttpServerRequest request;
  private final ClientConnection client;
  private final int turn;
  private final Route route;
  private final long began = System.nanoTime();
  private final HeldBytes.Share held;
  private byte[] body = NO_BODY;

  Exchange(
      Setup setup,
      Context context,
      HttpServerRequest request,
      ClientConnection client,
      Route route) {
    this.setup = setup;
    this.context = context;
    this.request = request;
    this.client = client;
    this.turn = client.requestBegan();
    this.route = route;
    this.held = setup.held().share();
  }

  /** Reads the request and answers it. */
  void begin() {
    Optional<Refusal> fault = faultOfHead();
    if (fault.isPresent()) {
      refuseUnread(fault.get());
    } else {
      new BodyReader(
              request, route.bodyLimit(setup.limits()), held, this::arrived, this::refuseUnread)
          .start();
    }
  }

  /**
   * Says what is wrong with a request whose head could not be read; its connection is of no more
   * use.
   */
  void refuseMalformed() {
    send(refused(Framing.faultOfMalformed(request)));
    client.close();
  }

  private Optional<Refusal> faultOfHead() {
    try {
      Optional<Refusal> fault = Framing.faultOf(request);
      if (fault.isEmpty()) {
        route.guards().forEach(guard -> guard.check(new RequestHead(request)));
      }
      return fault;
    } catch (Refusal refusal) {
      return Optional.of(refusal);
    }
  }

  private void arrived(byte[] whole) {
    client.awaitNothing();
    body = whole;
    // no switch over patterns: the first client would wait for the class that Java makes for it
    Route.Work work = route.work();
    if (work instanceof Route.Ready(Answer answer)) {
      send(outcome(() -> afterLookingAtBody(answer)));
    } else if (work instanceof Route.Quick(Responder responder)) {
      send(outcome(() -> responder.answer(call())));
    } else if (work instanceof Route.Blocking blocking) {
      shortcut(blocking).ifPresentOrElse(this::send, () -> startBlocking(blocking));
    }
  }

  private Answer afterLookingAtBody(Answer answer) {
    arguments();
    return answer;
  }

  private Call call() {
    return new Call(new RequestHead(request), arguments());
  }

  private ObjectNode arguments() {
    return route.takesArguments() && body.length > 0
        ? Json.object(body, setup.wording())
        : Json.object();
  }

  private Optional<Answer> shortcut(Route.Blocking blocking) {
    try {
      return blocking.shortcut().flatMap(shortcut -> shortcut.answer(call()));
    } catch (RuntimeException | Error e) {
      return Optional.of(
          outcome(
              () -> {
                throw e;
              }));
    }
  }

  private void startBlocking(Route.Blocking blocking) {
    if (!blocking.places().tryAcquire()) {
      send(refused(Refusal.unavailable("too many requests at once", RETRY_SOON)));
      return;
    }
    try {
      setup.virtualThreads().execute(() -> runBlocking(blocking));
    } catch (RejectedExecutionException e) {
      blocking.places().release();
      send(refused(Refusal.unavailable("the service is stopping", RETRY_SOON)));
    }
  }

  private void runBlocking(Route.Blocking blocking) {
    Answer answer = answerOf(blocking);
    try {
      context.runOnContext(ignored -> sendHeld(answer));
    } catch (RejectedExecutionException e) {
      // the service has stopped meanwhile, and the client is gone
    }
  }

  /** Its place is free before its client has the answer, and may ask for the next one. */
  private Answer answerOf(Route.Blocking blocking) {
    try {
      return outcome(() -> blocking.responder().answer(call()));
    } finally {
      blocking.places().release();
    }
  }

  private Answer outcome(Supplier<Answer> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      return refused(refusal);
    } catch (RuntimeException | Error e) {
      // an Error too: whatever happened to this request, its client must not wait for ever
      setup.errorLog().add(request.method().name(), path(), e);
      return refused(Refusal.of(OUR_FAULT));
    }
  }

  private Answer refused(Refusal refusal) {
    return Answer.refusing(
        refusal, Envelope.of(refusal.fault(), setup.wording().shown(path()), body));
  }

  private String path() {
    return Optional.ofNullable(request.path()).orElse("");
  }

  /** Refuses without having read the whole body; nothing more is answered on this connection. */
  private void refuseUnread(Refusal refusal) {
    if (!Framing.hasBody(request)) {
      send(refused(refusal));
      return;
    }
    send(
        refused(refusal)
            .withHeader(HttpHeaderNames.CONNECTION.toString(), HttpHeaderValues.CLOSE.toString()));
    // closed at once, the client's own sending would make it lose our answer
    request.handler(ignored -> {}).exceptionHandler(ignored -> client.close());
    if (request.isEnded()) {
      client.close();
    } else {
      request.endHandler(end -> client.close());
      context.owner().setTimer(LINGER.toMillis(), timer -> client.close());
    }
  }

  /** An answer made for this request alone counts until its client has taken it. */
  private void sendHeld(Answer answer) {
    body = NO_BODY;
    held.giveBack();
    boolean isAffordable = held.take(answer.body().plain().length());
    send(isAffordable ? answer : refused(Refusal.tooMuchAtOnce()));
  }

  private void send(Answer answer) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      held.giveBack();
      return;
    }
    Representation form = Representation.of(answer, request.headers());
    response.setStatusCode(form.status());
    form.putHeaders(response);
    response.headers().set(HttpHeaderNames.DATE, setup.clock().httpDate());
    client.awaitDelivery();
    long bytes = sendBody(form, response);
    note(form.status(), bytes);
  }

  private long sendBody(Representation form, HttpServerResponse response) {
    Optional<Buffer> content = form.content();
    content.ifPresent(
        buffer ->
            response
                .headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(buffer.length())));
    boolean isHead = request.method().equals(HttpMethod.HEAD);
    content
        .filter(buffer -> !isHead)
        .map(response::end)
        .orElseGet(response::end)
        .onComplete(done -> taken());
    return isHead ? 0 : content.map(Buffer::length).orElse(0);
  }

  private void taken() {
    held.giveBack();
    client.answerTaken(turn);
  }

  private void note(int status, long bytes) {
    long nanos = System.nanoTime() - began;
    setup.metrics().answered(route.path(), status, nanos / 1e9);
    setup
        .accessLog()
        .ifPresent(
            log ->
                log.add(
                    new AccessLog.Entry(
                        Instant.now(),
                        request.remoteAddress().host(),
                        request.method().name(),
                        path(),
                        status,
                        bytes,
                        TimeUnit.NANOSECONDS.toMicros(nanos))));
  }
}
