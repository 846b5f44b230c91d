package org.cyberdojo.builder.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Programs that tests need and that Debian has. */
public final class DebianPackage {

  private static final Path SCRIPT = Path.of("..", "build", "ensure-package");

  private DebianPackage() {}

  /**
   * Installs a package where that is allowed and its program is missing; skips the test and says so
   * where it is not.
   */
  public static void need(String program, String name) {
    try {
      Process script =
          new ProcessBuilder(List.of("bash", SCRIPT.toString(), program, name))
              .redirectErrorStream(true)
              .start();
      String words = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Assumptions.assumeTrue(script.waitFor() == 0, () -> "SKIPPED: " + words.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
