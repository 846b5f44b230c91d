package org.cyberdojo.builder.dockerfile;

/**
 * The lines that an instruction reads up to a terminator: {@code RUN <<EOF … EOF}.
 *
 * @param terminator the text of the line that ends it
 * @param line where it is announced
 */
public record HereDocument(String terminator, int line) {}
