package org.cyberdojo.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.cyberdojo.http.RawConnection.RawAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which form an answer is sent. */
class RepresentationTest {

  private static final String NAMES =
      "{\"names\":[" + "\"C (gcc), assert\",".repeat(50) + "\"Z\"]}";

  private HttpService service;
  private RawConnection client;

  @BeforeEach
  void start() {
    service =
        HttpService.onPort(0)
            .onHost("127.0.0.1")
            .with(Route.ready("/names", Answer.json(NAMES.getBytes(UTF_8)).prepared()))
            .with(Route.ready("/later", Answer.json(NAMES.getBytes(UTF_8)).preparedWhenAsked()))
            .start();
    client = RawConnection.to(service);
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @Test
  void answers_are_gzipped_for_who_takes_gzip() throws IOException {
    for (String takes : List.of("gzip", "deflate, GZIP;q=0.5", "br , gzip ; q=1 , x", "x,gzip")) {
      RawAnswer answer = askWith(Map.of("Accept-Encoding", takes));
      assertThat(answer.header("Content-Encoding")).as(takes).contains("gzip");
      assertThat(answer.header("Vary")).contains("accept-encoding");
      assertThat(unzipped(answer.body())).isEqualTo(NAMES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "gzip;q=0", "br, gzip;q=0.000 ", "xgzip", "gzipx"})
  void answers_are_plain_for_who_does_not(String takes) {
    RawAnswer answer = askWith(Map.of("Accept-Encoding", takes));
    assertThat(answer.header("Content-Encoding")).isEmpty();
    assertThat(answer.body()).isEqualTo(NAMES);
  }

  @Test
  void answers_are_not_sent_to_who_has_them() {
    String tag = askWith(Map.of()).header("ETag").orElseThrow();
    for (String has : List.of(tag, "\"x\", " + tag, "W/" + tag, "*")) {
      RawAnswer answer = askWith(Map.of("If-None-Match", has));
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.header("ETag")).contains(tag);
      assertThat(answer.header("Content-Length")).isEmpty();
    }
    assertThat(askWith(Map.of("If-None-Match", "\"x\"")).status()).isEqualTo(200);
  }

  @Test
  void answers_have_a_tag_for_each_coding() {
    String plain = askWith(Map.of()).header("ETag").orElseThrow();
    String zipped = askWith(Map.of("Accept-Encoding", "gzip")).header("ETag").orElseThrow();
    assertThat(zipped).isNotEqualTo(plain);
    assertThat(askWith(Map.of("Accept-Encoding", "gzip", "If-None-Match", zipped)).status())
        .isEqualTo(304);
  }

  @Test
  void what_is_gzipped_when_asked_for_is_what_is_gzipped_before() {
    for (Map<String, String> headers :
        List.of(Map.<String, String>of(), Map.of("Accept-Encoding", "gzip"))) {
      RawAnswer before = ask("/names", headers);
      for (int times = 0; times < 2; times++) {
        RawAnswer later = ask("/later", headers);
        assertThat(later.body()).isEqualTo(before.body());
        assertThat(later.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(later.header("Content-Encoding")).isEqualTo(before.header("Content-Encoding"));
        assertThat(later.header("Vary")).isEqualTo(before.header("Vary"));
      }
    }
  }

  private RawAnswer askWith(Map<String, String> headers) {
    return ask("/names", headers);
  }

  private RawAnswer ask(String path, Map<String, String> headers) {
    StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: x\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return client.send(head + "\r\n").answer();
  }

  private static String unzipped(String body) throws IOException {
    byte[] bytes = body.getBytes(ISO_8859_1);
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes());
    }
  }
}
