package org.cyberdojo.gate.facts;

/**
 * The later tags of an image.
 *
 * @param first the tag that came right after it: since then the image is no longer the newest
 * @param newest the newest tag
 * @param count how many later tags there are, 1 or more
 */
public record Supersession(TagDate first, TagDate newest, int count) {

  public Supersession {
    if (count < 1) {
      throw new IllegalArgumentException("an image is superseded by one tag at least");
    }
  }
}
