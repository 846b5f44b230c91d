package org.cyberdojo.builder.publish;

import java.util.List;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;

/**
 * A registry that is asked again when its fault may pass: it is busy, has an error of its own, or
 * cannot be reached. What changes a tag is not tried again here: only who publishes knows what a
 * second try may meet.
 *
 * @param registry that is asked
 * @param retry how often, and after which pauses
 */
public record PatientRegistry(PublishingRegistry registry, Retry retry)
    implements PublishingRegistry {

  @Override
  public Optional<RegistryImage> find(ImageName name) {
    return retry.of(() -> registry.find(name));
  }

  @Override
  public Optional<String> digest(ImageName name) {
    return retry.of(() -> registry.digest(name));
  }

  @Override
  public List<String> tags(ImageName name) {
    return retry.of(() -> registry.tags(name));
  }

  @Override
  public void tag(RegistryImage image, ImageName name) {
    registry.tag(image, name);
  }

  @Override
  public boolean tagIfFree(RegistryImage image, ImageName name) {
    return registry.tagIfFree(image, name);
  }
}
