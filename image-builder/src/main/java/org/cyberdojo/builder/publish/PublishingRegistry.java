package org.cyberdojo.builder.publish;

import java.util.List;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;

/**
 * The registry that an image's name leads to. Safe for use by several threads. Every call may throw
 * {@link RegistryFaultException}.
 */
public interface PublishingRegistry {

  /**
   * The image of that name.
   *
   * @param name with a tag or a digest
   * @return empty when the registry has none
   */
  Optional<RegistryImage> find(ImageName name);

  /**
   * The digest of the image of that name: as {@link #find}, and quicker.
   *
   * @param name with a tag or a digest
   */
  Optional<String> digest(ImageName name);

  /**
   * Gives an image, which the registry has in the same repository, one more tag, or moves the tag
   * to it.
   *
   * @param name with a tag
   */
  void tag(RegistryImage image, ImageName name);

  /**
   * Gives an image a tag on the condition that nobody has it. Registries that do not know the
   * condition ({@code If-None-Match: *}) pass it over, and move the tag.
   *
   * @param name with a tag
   * @return false when the registry refused because the tag is taken
   */
  boolean tagIfFree(RegistryImage image, ImageName name);

  /**
   * The tags of a name, in the registry's order.
   *
   * @return none when the registry does not know the name
   */
  List<String> tags(ImageName name);
}
