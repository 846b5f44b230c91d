package org.cyberdojo.builder.publish;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Pause {

  /** Waits on the calling thread. */
  Pause REAL =
      duration -> {
        try {
          Thread.sleep(duration);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new PublishingException(
              PublishingException.Code.INTERRUPTED, "publish", "it was interrupted", "try again");
        }
      };

  void pause(Duration duration);
}
