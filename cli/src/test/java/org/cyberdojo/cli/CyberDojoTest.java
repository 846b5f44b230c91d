package org.cyberdojo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.cyberdojo.cli.command.Console;
import org.junit.jupiter.api.Test;

class CyberDojoTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void without_a_command_it_says_which_there_are() {
    assertThat(run()).isZero();
    assertThat(text(out)).contains("Usage: cyber-dojo").contains("start-point");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void help_is_an_answer() {
    assertThat(run("start-point", "--help")).isZero();
    assertThat(text(out)).contains("Usage: cyber-dojo start-point");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void an_unknown_word_is_named() {
    assertThat(run("start-point", "crate")).isNotZero();
    assertThat(text(out)).isEmpty();
    assertThat(text(err)).isEqualTo("ERROR: unknown argument [crate]\n");
  }

  @Test
  void the_version_is_a_commit() {
    assertThat(run("--version")).isZero();
    assertThat(text(out)).matches("cyber-dojo ([0-9a-f]{40}|of no commit)\n");
  }

  private int run(String... arguments) {
    return CyberDojo.run(new Console(print(out), print(err), false), arguments);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
