package org.cyberdojo.runner.gate;

import java.time.Instant;
import java.util.Optional;
import org.cyberdojo.engine.image.EngineImage;

/**
 * When an image says it was created. Which of the two is believed is the gate's business.
 *
 * @param config in its configuration
 * @param label in its label {@value #LABEL}, as it is written
 */
public record OwnDates(Optional<Instant> config, Optional<String> label) {

  /**
   * See <a href="https://github.com/opencontainers/image-spec/blob/main/annotations.md">the OCI's
   * annotations</a>.
   */
  public static final String LABEL = "org.opencontainers.image.created";

  /** Of an image that the engine holds. */
  public static OwnDates of(EngineImage image) {
    return new OwnDates(image.created(), image.label(LABEL));
  }
}
