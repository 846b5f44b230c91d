package org.cyberdojo.manifest.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

  @Test
  void what_is_blank_is_not_set() {
    assertThat(of("X", " ").text("X")).isEmpty();
    assertThat(of("X", " ").number("X", 1, 9, 5)).isEqualTo(5);
    assertThat(of("X", "").isOn("X")).isFalse();
    assertThat(of("X", "").url("X")).isEmpty();
  }

  @Test
  void a_number_has_bounds() {
    assertThat(of("X", "1").number("X", 1, 9, 5)).isEqualTo(1);
    assertThat(of("X", "9").number("X", 1, 9, 5)).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "many", "99999999999", "1.5", "0x1"})
  void a_number_out_of_bounds_is_told_with_them(String text) {
    assertThatThrownBy(() -> of("X", text).number("X", 1, 9, 5))
        .isInstanceOf(UnusableSettingException.class)
        .hasMessage("Tried to use X '" + text + "' but failed because it is no number from 1 to 9");
  }

  @Test
  void a_port_is_one_of_tcp() {
    assertThat(of("PORT", "0").port(80)).isZero();
    assertThat(of("X", "1").port(80)).isEqualTo(80);
    assertThatThrownBy(() -> of("PORT", "65536").port(80))
        .hasMessageEndingWith("it is no number from 0 to 65535");
  }

  @ParameterizedTest
  @CsvSource({"on, true", "true, true", "1, true", "off, false", "false, false", "0, false"})
  void a_switch_is_on_or_off(String text, boolean isOn) {
    assertThat(of("X", text).isOn("X")).isEqualTo(isOn);
  }

  @Test
  void a_switch_that_says_neither_is_refused() {
    assertThatThrownBy(() -> of("X", "yes please").isOn("X"))
        .hasMessage("Tried to use X 'yes please' but failed because it is neither on nor off");
  }

  @Test
  void an_address_is_of_the_web() {
    assertThat(of("X", " https://gate/x ").url("X")).contains(URI.create("https://gate/x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gate:4598", "ftp://gate", "http:///x", "http://a b"})
  void what_is_no_address_is_told_with_one(String text) {
    assertThatThrownBy(() -> of("X", text).url("X"))
        .isInstanceOf(UnusableSettingException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageEndingWith("like http://gate:4598");
  }

  @Test
  void folders_are_where_the_environment_says_when_that_is_absolute() {
    Path home = Path.of(System.getProperty("user.home"));
    assertThat(of("XDG_DATA_HOME", "/data").data()).isEqualTo(Path.of("/data/cyber-dojo"));
    assertThat(of("XDG_DATA_HOME", "data").data())
        .isEqualTo(home.resolve(".local/share/cyber-dojo"));
    assertThat(of("XDG_CACHE_HOME", "/c").cache()).isEqualTo(Path.of("/c/cyber-dojo"));
  }

  @Test
  void a_secret_is_not_shown() {
    assertThat(new UnusableSettingException("TOKEN", "it is too short"))
        .hasMessage("Tried to use TOKEN but failed because it is too short");
  }

  private static Environment of(String name, String value) {
    return new Environment(Map.of(name, value));
  }
}
