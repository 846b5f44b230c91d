package org.cyberdojo.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cyberdojo.it.harness.Process.Outcome;
import org.junit.jupiter.api.Assumptions;

/** A Debian image made on the spot, which stays in the engine for the next run. */
public final class DebianImage {

  private static final int CANNOT_BE_MADE_HERE = 3;

  private DebianImage() {}

  /** The image's name with its tag, the image being in the engine. */
  public static synchronized String name() {
    Outcome made =
        Process.run(CyberDojo.checkout(), Map.of(), List.of("bash", "build/debian-image"));
    Assumptions.assumeTrue(
        made.status() != CANNOT_BE_MADE_HERE, () -> "SKIPPED: " + made.stderr().strip());
    assertThat(made.status()).as(made.stderr()).isZero();
    return made.stdout().strip();
  }
}
