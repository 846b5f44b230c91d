package org.cyberdojo.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.cyberdojo.http.RawConnection.RawAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may pass a guarded route. */
class BearerTokenTest {

  private HttpService service;
  private RawConnection client;

  @BeforeEach
  void start() {
    service =
        HttpService.onPort(0)
            .onHost("127.0.0.1")
            .with(
                Route.quick("/marks", call -> Answer.text("marked"))
                    .guardedBy(BearerToken.of("the token")))
            .start();
    client = RawConnection.to(service);
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @Test
  void lets_the_right_token_pass() {
    assertThat(marks("Authorization: bearer the token\r\n").body()).isEqualTo("marked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Authorization: Bearer the tokem\r\n",
        "Authorization: Bearer\r\n",
        "Authorization: Basic the token\r\n"
      })
  void refuses_everyone_else(String header) {
    RawAnswer answer = marks(header);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void does_not_read_the_body_of_who_may_not_pass() {
    client.send("POST /marks HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n");
    assertThat(client.answer().status()).isEqualTo(401);
  }

  private RawAnswer marks(String header) {
    return client.send("GET /marks HTTP/1.1\r\nHost: x\r\n" + header + "\r\n").answer();
  }
}
