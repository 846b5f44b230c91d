package org.cyberdojo.manifest.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Programs that tests need and that Debian has. */
public final class DebianPackage {

  private static final Path SCRIPT = Path.of("..", "build", "ensure-package");

  private DebianPackage() {}

  /**
   * Installs packages where that is allowed and their program is missing; skips the test and says
   * so where it is not.
   *
   * @param program found by the search path once they are installed
   */
  public static void need(String program, String... packages) {
    Optional<String> missing = missing(program, packages);
    Assumptions.assumeTrue(missing.isEmpty(), () -> "SKIPPED: " + missing.orElseThrow());
  }

  /**
   * The same for a test that must run wherever there is an engine.
   *
   * @throws IllegalStateException when they are missing and cannot be installed
   */
  public static void require(String program, String... packages) {
    missing(program, packages)
        .ifPresent(
            words -> {
              throw new IllegalStateException(words);
            });
  }

  /** Why a program is not there though it was tried to install it. */
  private static Optional<String> missing(String program, String... packages) {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString(), program));
    command.addAll(List.of(packages));
    try {
      Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
      String words = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return script.waitFor() == 0 ? Optional.empty() : Optional.of(words.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
