package org.cyberdojo.runner.gate.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.gate.GateAnswer;
import org.cyberdojo.runner.gate.GateAnswer.Allowed;
import org.cyberdojo.runner.gate.GateAnswer.Denied;
import org.cyberdojo.runner.gate.GateAnswer.Remarked;
import org.cyberdojo.runner.gate.OwnDates;
import org.cyberdojo.runner.gate.WhenUnreachable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A gate may be anybody: what it says is bounded, and what is no answer is none. */
class HttpGateTest {

  private static final ImageName IMAGE = ImageName.parse("org/gcc:1234567");
  private static final OwnDates OWN =
      new OwnDates(Optional.of(Instant.EPOCH), Optional.of("yesterday"));
  private static final Duration BOUND = Duration.ofSeconds(8);

  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    for (Socket client : clients) {
      client.close();
    }
  }

  /** What a gate says once it has read the head and the body of a question. */
  private interface Words {
    void say(OutputStream out) throws IOException;
  }

  private void answerWith(Words words) {
    Thread.ofPlatform().daemon().start(() -> serve(words));
  }

  private void serve(Words words) {
    try {
      Socket client = accept();
      hear(client);
      words.say(client.getOutputStream());
    } catch (IOException e) {
      // the runner has heard enough
    }
  }

  private Socket accept() throws IOException {
    Socket client = server.accept();
    clients.add(client);
    return client;
  }

  private void hear(Socket client) throws IOException {
    byte[] question = new byte[16 << 10];
    int length = 0;
    while (!new String(question, 0, length, StandardCharsets.UTF_8).endsWith("}}")) {
      length += client.getInputStream().read(question, length, question.length - length);
    }
    heard.add(new String(question, 0, length, StandardCharsets.UTF_8));
  }

  private static Words json(String body) {
    return status(200, body);
  }

  private static Words status(int status, String body) {
    byte[] bytes =
        "HTTP/1.1 %d Said\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, body)
            .getBytes(StandardCharsets.UTF_8);
    return out -> out.write(bytes);
  }

  private GateAnswer ask(WhenUnreachable whenUnreachable) {
    return gate(whenUnreachable).ask(IMAGE, OWN);
  }

  private HttpGate gate(WhenUnreachable whenUnreachable) {
    URI url = URI.create("http://127.0.0.1:" + server.getLocalPort());
    return new HttpGate(url, Optional.of("a-token"), whenUnreachable);
  }

  @Test
  void it_is_asked_for_the_image_with_what_the_image_says_of_itself() {
    answerWith(json("{\"decide\":{\"verdict\":\"allow\"}}"));
    assertThat(ask(WhenUnreachable.FAIL_CLOSED)).isEqualTo(Allowed.INSTANCE);
    assertThat(heard.getFirst())
        .startsWith("POST /decide ")
        .contains("Authorization: Bearer a-token")
        .contains("\"image_name\":\"org/gcc:1234567\"")
        .contains("\"created\":\"1970-01-01T00:00:00Z\"")
        .contains("\"yesterday\"");
  }

  @Test
  void a_warning_is_a_remark() {
    answerWith(json("{\"decide\":{\"verdict\":\"warn\",\"reasons\":[{\"rule\":\"mutable\"}]}}"));
    assertThat(ask(WhenUnreachable.FAIL_CLOSED))
        .isInstanceOfSatisfying(
            Remarked.class,
            remarked -> assertThat(remarked.data().path("verdict").asText()).isEqualTo("warn"));
  }

  @Test
  void a_denial_is_read_as_sentences() {
    answerWith(
        json(
            """
            {"decide":{"image_name":"org/gcc:1234567","verdict":"deny","reasons":[
              {"rule":"max-age","fact":"it is 400 days old","limit":"365 days","source":"the catalog","fix":"build it again"},
              {"rule":"risk","fact":"it has a hole"}]}}
            """));
    assertThat(ask(WhenUnreachable.FAIL_OPEN))
        .isInstanceOfSatisfying(
            Denied.class,
            denied ->
                assertThat(denied.sentences())
                    .containsExactly(
                        "The image org/gcc:1234567 may not be run.",
                        "it is 400 days old (from the catalog); the limit is: 365 days; build it again.",
                        "it has a hole."));
  }

  /** As it does with connections that nobody used for a time. */
  @Test
  void one_that_hangs_up_just_when_it_is_asked_is_asked_again() {
    Words allow = json("{\"decide\":{\"verdict\":\"allow\"}}");
    Thread.ofPlatform().daemon().start(() -> hangUpOnTheSecondQuestion(allow));
    HttpGate gate = gate(WhenUnreachable.FAIL_CLOSED);
    assertThat(gate.ask(IMAGE, OWN)).isEqualTo(Allowed.INSTANCE);
    assertThat(gate.ask(IMAGE, OWN)).isEqualTo(Allowed.INSTANCE);
    assertThat(heard).hasSize(3);
  }

  private void hangUpOnTheSecondQuestion(Words words) {
    try {
      Socket client = accept();
      hear(client);
      words.say(client.getOutputStream());
      hear(client);
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    serve(words);
  }

  @Test
  void one_that_hangs_up_each_time_is_asked_twice() throws InterruptedException {
    Thread gate = Thread.ofPlatform().daemon().start(this::hangUpTwice);
    assertThat(ask(WhenUnreachable.FAIL_CLOSED)).isInstanceOf(Denied.class);
    gate.join();
    assertThat(heard).hasSize(2);
  }

  private void hangUpTwice() {
    try {
      for (int question = 0; question < 2; question++) {
        Socket client = accept();
        hear(client);
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void one_that_hangs_up_and_then_stops_in_the_middle_of_its_answer_is_hung_up_on()
      throws IOException {
    Thread.ofPlatform().daemon().start(this::hangUpAndThenStall);
    assertThat(ask(WhenUnreachable.FAIL_CLOSED)).isInstanceOf(Denied.class);
    Socket stalled = clients.getLast();
    stalled.setSoTimeout(Math.toIntExact(BOUND.toMillis()));
    assertThat(isClosed(stalled)).isTrue();
  }

  private void hangUpAndThenStall() {
    try {
      Socket first = accept();
      hear(first);
      first.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    serve(out -> out.write("HTTP/1.1 200 OK\r\n\r\n{".getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean isClosed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true; // reset
    }
  }

  static Stream<Words> noAnswers() {
    return Stream.of(
        json(""),
        json("nonsense"),
        json("[]"),
        json("{}"),
        json("{\"decide\":\"allow\"}"),
        json("{\"decide\":{}}"),
        json("{\"decide\":{\"verdict\":\"perhaps\"}}"),
        status(500, "{\"decide\":{\"verdict\":\"allow\"}}"),
        status(401, "{}"),
        status(302, ""),
        // says nothing at all
        out -> {},
        // is no HTTP
        out -> out.write("hello\r\n\r\n".getBytes(StandardCharsets.UTF_8)),
        // breaks off
        out ->
            out.write(
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".getBytes(StandardCharsets.UTF_8)),
        HttpGateTest::talkForEver);
  }

  private static void talkForEver(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    byte[] more = "{\"decide\":".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    while (true) {
      out.write(more);
    }
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void what_is_no_answer_denies_when_it_shall_fail_closed(Words words) {
    answerWith(words);
    long start = System.nanoTime();
    GateAnswer answer = ask(WhenUnreachable.FAIL_CLOSED);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Denied.class,
            denied -> {
              assertThat(denied.sentences()).hasSize(1);
              assertThat(denied.data().path("reachable").asBoolean(true)).isFalse();
              assertThat(denied.data().path("setting").asText()).isEqualTo("fail-closed");
            });
  }

  @Test
  void nobody_there_is_let_pass_with_a_remark_when_it_shall_fail_open() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(ask(WhenUnreachable.FAIL_OPEN))
        .isInstanceOfSatisfying(
            Remarked.class,
            remarked -> {
              assertThat(remarked.data().path("reachable").asBoolean(true)).isFalse();
              assertThat(remarked.data().path("setting").asText()).isEqualTo("fail-open");
              assertThat(remarked.data().path("reason").asText()).isNotEmpty();
            });
  }
}
