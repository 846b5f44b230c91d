package org.cyberdojo.runner.run;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets so many runs go on at once; the others wait in the order in which they came. Safe for use by
 * several threads.
 */
public final class RunQueue {

  private final int atOnce;
  private final Semaphore places;

  /**
   * @param atOnce more than none
   */
  public RunQueue(int atOnce) {
    if (atOnce < 1) {
      throw new IllegalArgumentException("at least one run goes on at once, not " + atOnce);
    }
    this.atOnce = atOnce;
    places = new Semaphore(atOnce, true);
  }

  /**
   * Waits for a place, then works.
   *
   * @throws InterruptedRunException when the runner stops meanwhile
   */
  <T> T inTurn(Supplier<T> work) {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedRunException(e);
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  /** How many runs wait for their turn. */
  public int waiting() {
    return places.getQueueLength();
  }

  /** How many runs go on. */
  public int underWay() {
    return atOnce - places.availablePermits();
  }
}
