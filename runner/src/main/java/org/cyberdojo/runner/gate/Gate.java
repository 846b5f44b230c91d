package org.cyberdojo.runner.gate;

import org.cyberdojo.manifest.image.ImageName;

/** Is asked before an image is run. Safe for use by several threads. */
@FunctionalInterface
public interface Gate {

  /** Lets every image pass, and says nothing of it: no gate is set up. */
  Gate NONE = image -> GateAnswer.Silent.INSTANCE;

  /** Asks whether the image may run; answers in bounded time, whatever the gate does. */
  GateAnswer ask(ImageName image);
}
