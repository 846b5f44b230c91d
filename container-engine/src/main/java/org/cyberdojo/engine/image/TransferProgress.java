package org.cyberdojo.engine.image;

import java.util.OptionalLong;

/**
 * Is told how a pull or a push goes on. It is called by one thread at a time, and should return at
 * once.
 */
@FunctionalInterface
public interface TransferProgress {

  /** Tells nobody. */
  TransferProgress NONE = step -> {};

  /** Something has moved on. */
  void moved(Step step);

  /**
   * How far one part is.
   *
   * @param part the part of the image, as the engine names it; empty for the image as a whole
   * @param doing what is being done, in the engine's words
   * @param done bytes so far, where the engine counts them
   * @param total bytes in all, where the engine knows
   */
  record Step(String part, String doing, OptionalLong done, OptionalLong total) {}
}
