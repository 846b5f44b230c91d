package org.cyberdojo.http;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The routes that every service has: is it there, is it ready, what was it built from, what does it
 * count.
 */
final class Probes {

  private Probes() {}

  static Route alive() {
    return Route.ready("/alive", Answer.json("alive?", BooleanNode.TRUE).prepared());
  }

  /** Answers 503 while the service is not ready. */
  static Route ready(BooleanSupplier isReady) {
    Answer yes = Answer.json("ready?", BooleanNode.TRUE).prepared();
    Answer no = Answer.json("ready?", BooleanNode.FALSE).withStatus(503);
    return Route.quick("/ready", call -> isReady.getAsBoolean() ? yes : no);
  }

  static Route sha(Optional<String> sha) {
    return Route.ready("/sha", Answer.json(Json.object().put("sha", sha.orElse(""))).prepared());
  }

  static Route metrics(ServiceMetrics metrics) {
    return Route.blocking("/metrics", metrics::answer).ignoringBody();
  }
}
