package org.cyberdojo.runner.run;

import org.cyberdojo.manifest.image.ImageName;

/** Is told of what a runner does, on the thread that does it; should return at once. */
@FunctionalInterface
public interface RunObserver {

  /** A run has ended. */
  void ended(RunRecord run);

  /** The image in which lambdas are called is about to be made: some ten seconds, once. */
  default void makes(ImageName workerImage) {}
}
