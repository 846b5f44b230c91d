package org.cyberdojo.gate.facts;

import java.time.Instant;

/**
 * A tag and the date by which it stands among the tags of its image.
 *
 * @param tag the tag
 * @param at its date
 */
public record TagDate(String tag, Instant at) {}
