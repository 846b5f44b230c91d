package org.cyberdojo.builder.dockerfile;

/**
 * A change of a Dockerfile's bytes.
 *
 * @param start the first byte that is replaced
 * @param end the first byte after it that stays; {@code start} for an insertion
 * @param text what comes in its place, ASCII
 */
public record Edit(int start, int end, String text) {

  public Edit {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("an edit from " + start + " to " + end);
    }
  }
}
