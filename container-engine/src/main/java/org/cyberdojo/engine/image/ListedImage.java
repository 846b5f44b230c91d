package org.cyberdojo.engine.image;

import java.util.List;
import java.util.Map;

/**
 * An image in a list of images.
 *
 * @param id the engine's name for it
 * @param tags its names, {@code name:tag}, as the engine writes them; none when its names went to
 *     another image
 * @param labels its labels
 */
public record ListedImage(ImageId id, List<String> tags, Map<String, String> labels) {

  public ListedImage {
    tags = List.copyOf(tags);
    labels = Map.copyOf(labels);
  }
}
