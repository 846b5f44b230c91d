package org.cyberdojo.gate.risk;

import java.time.Instant;
import java.util.Optional;

/**
 * A mark and what became of it.
 *
 * @param mark the mark
 * @param lift how it was lifted; empty while it is not
 */
public record MarkHistory(RiskMark mark, Optional<Lift> lift) {

  /**
   * The lifting of a mark.
   *
   * @param at when
   * @param by who did it
   */
  public record Lift(Instant at, String by) {}
}
