package org.cyberdojo.engine.archive;

import java.time.Duration;
import java.util.List;

/**
 * How an engine finds out whether a container is well.
 *
 * @param test the command, its first part {@code CMD}
 * @param interval between two checks
 * @param timeout after which a check has failed
 * @param startPeriod in which failed checks do not count
 * @param retries how many checks must fail, one after the other
 */
public record HealthCheck(
    List<String> test, Duration interval, Duration timeout, Duration startPeriod, int retries) {

  public HealthCheck {
    test = List.copyOf(test);
    if (test.size() < 2 || retries < 1) {
      throw new IllegalArgumentException(
          "a health check has CMD, a command and at least one retry");
    }
  }
}
