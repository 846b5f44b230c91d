package org.cyberdojo.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes the {@code Date} header, which changes only once a second. Safe for use by several
 * threads.
 */
final class ServerClock {

  private record Written(long second, String text) {}

  private volatile Written last = new Written(Long.MIN_VALUE, "");

  String httpDate() {
    long second = System.currentTimeMillis() / 1000;
    Written written = last;
    if (written.second != second) {
      written =
          new Written(
              second,
              DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC)));
      last = written;
    }
    return written.text;
  }
}
