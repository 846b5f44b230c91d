package org.cyberdojo.engine.build;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.tree.FileTree;

/**
 * What is built.
 *
 * @param name the name that the image gets when it is complete, with a tag
 * @param context the files that the Dockerfile may copy, and the {@code Dockerfile} itself at the
 *     tree's root
 * @param labels added to those that the Dockerfile gives
 * @param usesCache whether steps that were done before may be skipped
 */
public record BuildRecipe(
    ImageName name, FileTree context, SortedMap<String, String> labels, boolean usesCache) {

  public BuildRecipe {
    if (name.tag().isEmpty() || name.digest().isPresent()) {
      throw new IllegalArgumentException("an image is built with a tag: " + name);
    }
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** A recipe that uses the cache. */
  public static BuildRecipe of(ImageName name, FileTree context, Map<String, String> labels) {
    return new BuildRecipe(name, context, new TreeMap<>(labels), true);
  }

  /** The same recipe, every step of which is done anew. */
  public BuildRecipe withoutCache() {
    return new BuildRecipe(name, context, labels, false);
  }
}
