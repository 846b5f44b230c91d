package org.cyberdojo.cli.command;

import java.util.concurrent.CountDownLatch;

/** For commands that serve: services answer on threads of their own, and stop with the JVM. */
public final class UntilStopped {

  private UntilStopped() {}

  /** Waits for the JVM to end. */
  public static void await() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
