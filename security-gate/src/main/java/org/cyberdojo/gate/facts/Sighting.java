package org.cyberdojo.gate.facts;

import java.time.Instant;

/**
 * A moment at which an image certainly existed already, whatever date it claims.
 *
 * @param at the moment
 * @param source who saw it: {@code the registry, when it was pushed}
 */
public record Sighting(Instant at, String source) {}
