package org.cyberdojo.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What a service holds in memory for its clients at this moment: bodies of requests, and answers on
 * their way. However many clients there are, it is never more than a limit. Safe for use by several
 * threads.
 */
final class HeldBytes {

  private final long most;
  private final AtomicLong held = new AtomicLong();

  HeldBytes(long most) {
    this.most = most;
  }

  /** How many are held now. */
  long count() {
    return held.get();
  }

  /** The share of one exchange, nothing yet. */
  Share share() {
    return new Share();
  }

  /** What one exchange holds. Belongs to one event loop. */
  final class Share {

    private long mine;

    private Share() {}

    /** Holds more; false when that would be too much. */
    boolean take(long bytes) {
      if (held.addAndGet(bytes) > most) {
        held.addAndGet(-bytes);
        return false;
      }
      mine += bytes;
      return true;
    }

    /** Holds nothing any more. */
    void giveBack() {
      held.addAndGet(-mine);
      mine = 0;
    }
  }
}
