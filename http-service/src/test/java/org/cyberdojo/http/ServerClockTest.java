package org.cyberdojo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class ServerClockTest {

  /** RFC 9110, 5.6.7: the day has two digits, always. */
  @Test
  void the_date_is_now_as_http_writes_it() {
    String date = new ServerClock().httpDate();
    assertThat(date)
        .matches("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
    assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
        .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
  }
}
