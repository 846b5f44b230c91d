package org.cyberdojo.runner.gate;

import org.cyberdojo.manifest.image.ImageName;

/** Is asked before an image is run. Safe for use by several threads. */
@FunctionalInterface
public interface Gate {

  /** Lets every image pass, and says nothing of it: no gate is set up. */
  Gate NONE = (image, own) -> GateAnswer.Silent.INSTANCE;

  /**
   * Asks whether the image may run; answers in bounded time, whatever the gate does.
   *
   * @param image as the manifest names it
   * @param own what the image says of itself, for a gate that has never heard of it
   */
  GateAnswer ask(ImageName image, OwnDates own);
}
