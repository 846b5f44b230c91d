package org.cyberdojo.builder.startpoint;

/**
 * What is asked of the images that start-points run in.
 *
 * @param lookup where each image is looked up
 * @param pinning what becomes of a custom start-point's untagged name
 * @param requiresImmutable whether a name that may mean another image tomorrow is a fault
 * @param gate asked whether the images may run
 */
public record ImagePolicy(
    ImageLookup lookup, ImagePinning pinning, boolean requiresImmutable, ImageGate gate) {

  /** Every name as the rules give it. */
  public static final ImagePolicy TRUSTING =
      new ImagePolicy(ImageLookup.TRUSTING, ImagePinning.NONE, false);

  /** Without a gate. */
  public ImagePolicy(ImageLookup lookup, ImagePinning pinning, boolean requiresImmutable) {
    this(lookup, pinning, requiresImmutable, ImageGate.OPEN);
  }

  /** The same, and a gate is asked. */
  public ImagePolicy asking(ImageGate newGate) {
    return new ImagePolicy(lookup, pinning, requiresImmutable, newGate);
  }
}
