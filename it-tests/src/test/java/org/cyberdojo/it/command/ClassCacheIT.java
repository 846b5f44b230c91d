package org.cyberdojo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.Process.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each kind of command finds its class cache and can use it. Java goes on without one, and says
 * nothing: here it is told to end instead.
 */
class ClassCacheIT {

  @TempDir private Path folder;

  private Outcome run(String option, String words) {
    return CyberDojo.in(folder).with("CYBER_DOJO_JAVA_OPTIONS", option).run(words.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "--help, Usage: cyber-dojo",
    "start-point create --help, cyber-dojo start-point create <name>",
    "start-point inspect no-such/image, no-such/image",
    "gate serve --port none, Invalid value for option",
    "runner serve --port none, Invalid value for option"
  })
  void is_there(String words, String said) {
    Outcome outcome = run("-XX:AOTMode=on", words);
    assertThat(outcome.stdout() + outcome.stderr()).contains(said);
  }

  @Test
  void is_missed_aloud_when_it_must_be_there() {
    Outcome outcome = run("-XX:AOTMode=on -XX:AOTCache=" + folder.resolve("none"), "--version");
    assertThat(outcome.status()).isNotZero();
  }
}
