package org.cyberdojo.gate.catalog;

/**
 * Which tags are asked for.
 *
 * @param name part of the image's name, in any case of letters; empty for every image
 * @param exact whether {@code name} is the whole name, host and all
 * @param firstImage how many images to leave out, those with the newest tags first
 * @param mostImages how many images at most
 * @param mostTags how many tags of each at most, the newest first
 */
public record TagQuery(String name, boolean exact, int firstImage, int mostImages, int mostTags) {

  public TagQuery {
    Bounds.notNegative("firstImage", firstImage);
    if (mostImages < 1 || mostTags < 1) {
      throw new IllegalArgumentException("a query asks for one image and one tag at least");
    }
  }

  /** Every image, with so many tags of each. */
  public static TagQuery everything(int mostImages, int mostTags) {
    return new TagQuery("", false, 0, mostImages, mostTags);
  }

  /** One image, named in full, without tag. */
  public static TagQuery ofImage(String name, int mostTags) {
    return new TagQuery(name, true, 0, 1, mostTags);
  }
}
