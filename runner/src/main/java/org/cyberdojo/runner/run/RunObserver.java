package org.cyberdojo.runner.run;

/** Is told of every run, on the thread of the run; should return at once. */
@FunctionalInterface
public interface RunObserver {

  void ended(RunRecord run);
}
