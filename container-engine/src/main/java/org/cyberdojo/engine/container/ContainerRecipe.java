package org.cyberdojo.engine.container;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a container is made of. The image's own entry point is never used. The container has an init
 * process, takes input once, keeps no log, and is removed when it ends.
 *
 * @param image the image's name or id
 * @param name unique on the engine
 * @param command what runs, word by word; no shell reads it
 * @param environment added to the image's own
 * @param labels what the container is found by later
 * @param confinement what holds it in
 */
public record ContainerRecipe(
    String image,
    String name,
    List<String> command,
    SequencedMap<String, String> environment,
    Map<String, String> labels,
    Confinement confinement) {

  public ContainerRecipe {
    command = List.copyOf(command);
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
    labels = Map.copyOf(labels);
  }
}
