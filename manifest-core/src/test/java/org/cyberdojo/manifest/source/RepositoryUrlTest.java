package org.cyberdojo.manifest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://user:token@host/a/b, https://host/a/b",
    "https://token@host/a/b, https://host/a/b",
    "https://@host/a, https://host/a",
    "https://:token@host/a, https://host/a",
    "HTTPS://user:token@host/a, HTTPS://host/a",
    "https://a@b@host/a, https://host/a",
    "https://user:p%40ss@host:8443/a, https://host:8443/a",
    "https://user:to;k!en=@host/a, https://host/a",
    "https://user:token@host, https://host",
    "https://user:token@host?q=a@b, https://host?q=a@b",
    "https://user:token@host#a@b, https://host#a@b",
    "https://user:token@[::1]:80/a, https://[::1]:80/a",
    "ssh://git@host/a, ssh://host/a",
    "git+ssh://git@host:22/a, git+ssh://host:22/a",
    "docker://user:token@host/a, docker://host/a",
    "a-scheme-that-is-longer-than-any-other://user:token@host/a, a-scheme-that-is-longer-than-any-other://host/a",
    "1234567@https://user:token@host/a, 1234567@https://host/a",
    "http::https://user:token@host/a, http::https://host/a",
  })
  void user_info_is_taken_out(String given, String kept) {
    assertThat(RepositoryUrl.of(given).text()).isEqualTo(kept);
    assertThat(RepositoryUrl.withoutUserInfo(given)).isEqualTo(kept);
    assertThat(RepositoryUrl.of(kept)).isEqualTo(RepositoryUrl.of(given)).hasToString(kept);
  }

  @Test
  void user_info_is_taken_out_after_white_space_too() {
    assertThat(RepositoryUrl.withoutUserInfo(" \thttps://user:token@host/a"))
        .isEqualTo(" \thttps://host/a");
    assertThat(RepositoryUrl.withoutUserInfo("https://user:to\nken@host/a"))
        .isEqualTo("https://host/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://host/a@b/c",
        "https://host/@scope/c",
        "https://host?a=b@c",
        "https://host#a@b",
        "git@host:path",
        "git@host:a/b@c",
        "/a/b@c",
        "file:///a/b@c",
        "../a@b",
        "1234567@git@host:path",
        "1234567@/a",
        "abc"
      })
  void an_at_sign_elsewhere_stays(String url) {
    assertThat(RepositoryUrl.of(url).text()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "https://host/a\n", "a\0b", "a\u001bb", "a\u0085b"})
  void a_url_is_one_line_of_text(String text) {
    assertThatThrownBy(() -> RepositoryUrl.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "file:///home/me/c-assert, c-assert",
    "file:///home/me/c-assert/, c-assert",
    "FILE:///home/me/c-assert, c-assert",
    "file:/home/me/c-assert, c-assert",
    "/home/me/c-assert, c-assert",
    "/home/me/c-assert//, c-assert",
    "../me/c-assert, c-assert",
    "c-assert, c-assert",
    "./a:b/c-assert, c-assert",
    "/a:b/c-assert, c-assert",
    "https://host/a/c-assert, https://host/a/c-assert",
    "ssh://host/a, ssh://host/a",
    "git@host:a/b, git@host:a/b",
    "host:a/b, host:a/b",
    "docker://a/b, docker://a/b",
  })
  void clients_are_not_shown_the_folders_of_a_machine(String url, String served) {
    assertThat(RepositoryUrl.of(url).served()).isEqualTo(served);
    assertThat(RepositoryUrl.of(url).isFile())
        .isEqualTo(!served.equals(url) || url.equals("c-assert"));
  }

  @Test
  void a_long_hostile_url_is_read_at_once() {
    String url = "https://" + "a@".repeat(100_000) + ":".repeat(100_000) + "/";
    long start = System.nanoTime();
    assertThat(RepositoryUrl.of(url).text()).startsWith("https://:");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }
}
