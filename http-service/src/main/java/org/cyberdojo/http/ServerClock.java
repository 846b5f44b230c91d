package org.cyberdojo.http;

import io.netty.handler.codec.DateFormatter;
import java.util.Date;

/**
 * Writes the {@code Date} header, which changes only once a second. Safe for use by several
 * threads.
 */
final class ServerClock {

  private record Written(long second, String text) {}

  private volatile Written last = new Written(Long.MIN_VALUE, "");

  @SuppressWarnings("JavaUtilDate") // the formatter takes no other
  String httpDate() {
    long second = System.currentTimeMillis() / 1000;
    Written written = last;
    if (written.second != second) {
      written = new Written(second, DateFormatter.format(new Date(second * 1000)));
      last = written;
    }
    return written.text;
  }
}
