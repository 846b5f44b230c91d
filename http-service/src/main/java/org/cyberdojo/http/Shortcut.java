package org.cyberdojo.http;

import java.util.Optional;

/** Answers from memory what was just asked for. Safe for use by several threads. */
@FunctionalInterface
public interface Shortcut {

  /**
   * The answer, if it is there; runs on the event loop and must never wait.
   *
   * @throws Refusal as {@link Responder#answer} does
   */
  Optional<Answer> answer(Call call);
}
