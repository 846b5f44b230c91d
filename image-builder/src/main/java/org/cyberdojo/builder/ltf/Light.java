package org.cyberdojo.builder.ltf;

import java.time.Duration;

/**
 * What came of one colour.
 *
 * @param colour that was expected: {@code red}, {@code amber}, {@code green}
 * @param outcome what it was instead, or the same
 * @param passed whether it is what was expected
 * @param duration of the run
 */
public record Light(String colour, String outcome, boolean passed, Duration duration) {}
