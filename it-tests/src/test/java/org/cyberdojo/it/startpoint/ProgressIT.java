package org.cyberdojo.it.startpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Images;
import org.cyberdojo.it.harness.Process;
import org.cyberdojo.it.harness.Process.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Progress is drawn for a person at a terminal, and for nobody else. */
class ProgressIT {

  private static final String ERASE_LINE = "\r\u001b[K";

  private final Images images = new Images();

  @TempDir private Path folder;

  @AfterEach
  void remove_images() {
    images.close();
  }

  @Test
  void a_terminal_sees_it_and_standard_output_does_not() throws IOException {
    Path out = folder.resolve("out.txt");

    String terminal = atTerminal(create("seen") + " >" + out);

    assertThat(terminal).contains(ERASE_LINE);
    assertThat(terminal.substring(terminal.lastIndexOf(ERASE_LINE))).isEqualTo(ERASE_LINE);
    assertThat(Files.readString(out))
        .doesNotContain("\u001b")
        .startsWith("git clone ")
        .contains("Successfully built ");
  }

  @Test
  void a_log_does_not_see_it() {
    Outcome outcome = Process.run(folder, environment(), List.of("bash", "-c", create("not-seen")));

    assertThat(outcome.status()).isZero();
    assertThat(outcome.stderr()).isEmpty();
  }

  private String create(String about) {
    GitRepository repository =
        GitRepository.copyOf(
            CyberDojo.checkout().resolve("examples/languages/bash-plain"), folder.resolve(about));
    return "%s start-point create %s --languages %s"
        .formatted(
            CyberDojo.checkout().resolve("bin/cyber-dojo"), images.name(about), repository.url());
  }

  /** What a command writes on a terminal, which util-linux's script gives it. */
  private String atTerminal(String command) {
    Outcome outcome =
        Process.run(
            folder,
            environment(),
            List.of("script", "--quiet", "--return", "--command", command, "/dev/null"));
    assertThat(outcome.status()).as(outcome.stdout()).isZero();
    return outcome.stdout();
  }

  private Map<String, String> environment() {
    return Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
  }
}
