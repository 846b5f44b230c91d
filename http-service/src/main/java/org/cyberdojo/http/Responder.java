package org.cyberdojo.http;

/** Answers one kind of request. Safe for use by several threads. */
@FunctionalInterface
public interface Responder {

  /**
   * Answers a request.
   *
   * @throws Refusal when it cannot be answered, with what the client is told; anything else that is
   *     thrown is logged, and the client is told only that it was our fault
   */
  Answer answer(Call call);
}
