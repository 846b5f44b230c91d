package org.cyberdojo.builder.registry;

import java.time.Duration;
import java.util.Map;
import org.cyberdojo.builder.publish.Publisher;
import org.cyberdojo.builder.publish.Retry;
import org.cyberdojo.engine.image.Images;

/** A {@link Publisher} to real registries. */
public final class RegistryPublisher {

  /** More than twice what a registry takes to put a tag. */
  private static final Duration SETTLE = Duration.ofSeconds(3);

  private RegistryPublisher() {}

  /**
   * One that publishes from an engine.
   *
   * @param environment as for {@link RegistrySettings#of}
   */
  public static Publisher of(Map<String, String> environment, Images images) {
    return new Publisher(
        OrasRegistry.with(RegistrySettings.of(environment)), images, Retry.USUAL, SETTLE);
  }
}
