package org.cyberdojo.builder.dockerfile;

/**
 * A word of an instruction.
 *
 * @param text as written, quotes and escape characters included, continued lines joined
 * @param start its first byte in the Dockerfile
 * @param end the first byte after it
 */
public record Word(String text, int start, int end) {}
