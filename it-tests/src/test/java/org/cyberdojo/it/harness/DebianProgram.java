package org.cyberdojo.it.harness;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Programs that tests need and that Debian has. */
public final class DebianProgram {

  private DebianProgram() {}

  /**
   * Has {@code build/ensure-package} install a package where that is allowed and its program is
   * missing; skips the test and says so where it is not.
   */
  public static void need(String program, String name) {
    Process.Outcome outcome =
        Process.run(
            CyberDojo.checkout(), Map.of(), List.of("bash", "build/ensure-package", program, name));
    Assumptions.assumeTrue(outcome.status() == 0, () -> "SKIPPED: " + outcome.stderr().strip());
  }
}
