package org.cyberdojo.runner.lights;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.runner.rag.RagLambda;
import org.cyberdojo.runner.rag.TrafficLight;

/**
 * A start-point whose lights are checked.
 *
 * @param files content by name, in the manifest's order
 * @param limit how long each run may take
 * @param lambda the start-point's own; empty for the image's
 * @param substitutions one for each colour
 */
public record CheckedStartPoint(
    SequencedMap<String, String> files,
    Duration limit,
    Optional<RagLambda> lambda,
    Map<TrafficLight, Substitution> substitutions) {

  public CheckedStartPoint {
    files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    substitutions = Collections.unmodifiableMap(new EnumMap<>(substitutions));
    if (substitutions.size() != TrafficLight.values().length) {
      throw new IllegalArgumentException("each colour has its substitution");
    }
  }

  /**
   * Reads a start-point from a repository.
   *
   * @param folder of its manifest.json, {@code start_point}; empty for the repository's root
   * @throws UncheckableStartPointException when something is missing or wrong, which it names
   */
  public static CheckedStartPoint read(FileTree repository, String folder) {
    return new StartPointReader(repository, folder).read();
  }
}
