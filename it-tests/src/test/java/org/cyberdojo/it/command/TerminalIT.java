package org.cyberdojo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.Process;
import org.cyberdojo.manifest.debian.DebianPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colours are for terminals, and for those who want them. */
class TerminalIT {

  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final String ESCAPE = "\u001b[";
  private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm");

  @TempDir private Path folder;

  @Test
  void a_terminal_gets_colours() {
    assertThat(onTerminal("--help", TERMINAL)).contains("Usage:").contains(ESCAPE);
  }

  @Test
  void who_sets_NO_COLOR_gets_none() {
    assertThat(onTerminal("--help", Map.of("TERM", "xterm", "NO_COLOR", "1")))
        .contains("Usage:")
        .doesNotContain(ESCAPE);
  }

  @Test
  void a_dumb_terminal_gets_none() {
    assertThat(onTerminal("--help", Map.of("TERM", "dumb")))
        .contains("Usage:")
        .doesNotContain(ESCAPE);
  }

  @Test
  void a_pipe_and_a_file_get_none() {
    assertThat(onTerminal("--help | cat", TERMINAL)).contains("Usage:").doesNotContain(ESCAPE);
    assertThat(onTerminal("--help > help.txt", TERMINAL)).doesNotContain(ESCAPE);
    assertThat(folder.resolve("help.txt")).content().contains("Usage:").doesNotContain(ESCAPE);
    assertThat(CyberDojo.in(folder).run("--help").stdout()).doesNotContain(ESCAPE);
  }

  private String onTerminal(String words, Map<String, String> environment) {
    DebianPackage.need("script", "bsdutils");
    String command = CyberDojo.checkout().resolve("bin/cyber-dojo") + " " + words;
    return Process.run(
            folder, environment, List.of(SCRIPT.toString(), "-qec", command, "/dev/null"))
        .stdout();
  }
}
