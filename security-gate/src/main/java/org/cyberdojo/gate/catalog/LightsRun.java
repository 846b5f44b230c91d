package org.cyberdojo.gate.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long the three traffic lights took in one run.
 *
 * @param at when they were run; a run is known by it
 * @param red how long red took; empty when it was not run
 * @param amber the same for amber
 * @param green the same for green
 */
public record LightsRun(
    Instant at, Optional<Duration> red, Optional<Duration> amber, Optional<Duration> green) {

  public LightsRun {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    Stream.of(red, amber, green)
        .flatMap(Optional::stream)
        .forEach(duration -> Bounds.notNegative("a duration", duration.toNanos()));
  }

  /** The three together, when all of them were run. */
  public Optional<Duration> total() {
    return red.flatMap(one -> amber.flatMap(two -> green.map(three -> one.plus(two).plus(three))));
  }
}
