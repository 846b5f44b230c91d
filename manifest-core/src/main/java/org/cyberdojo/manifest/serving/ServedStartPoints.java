package org.cyberdojo.manifest.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.FileTree;

/**
 * Every start-point of one start-point image, as clients see them. Immutable.
 *
 * <pre>{@code
 * var startPoints = ServedStartPoints.load(LANGUAGES, List.of(FolderTree.of(repo0), FolderTree.of(repo1)));
 * startPoints.manifest("C (gcc), assert").orElseThrow().image();
 * }</pre>
 */
public final class ServedStartPoints {

  /**
   * As sorted before this was written in Java: by the bytes of the text, not by its UTF-16 units.
   */
  private static final Comparator<String> BY_BYTES =
      (one, other) -> Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));

  private final StartPointType type;
  private final SequencedMap<String, ServedManifest> byName = new TreeMap<>(BY_BYTES);
  private final Map<String, ServedManifest> byOriginalName = new HashMap<>();

  private ServedStartPoints(StartPointType type, List<ServedManifest> manifests) {
    this.type = type;
    for (ServedManifest manifest : manifests) {
      if (byName.put(manifest.name(), manifest) != null) {
        throw new UnservableStartPointException(
            "\"" + manifest.name() + "\"", "two start-points have this display_name");
      }
      byOriginalName.put(manifest.originalName(), manifest);
    }
  }

  /**
   * Reads every start-point.
   *
   * @param repositories the clones as {@code create} made them, with the provenance files beside
   *     each manifest
   * @throws UnservableStartPointException when a manifest would fail the checks
   * @throws org.cyberdojo.manifest.layout.UnreadableProvenanceException when the provenance files
   *     are not there
   * @throws org.cyberdojo.manifest.tree.UnreadableTreeException when a file cannot be read
   */
  public static ServedStartPoints load(StartPointType type, List<? extends FileTree> repositories) {
    List<ManifestDraft> drafts =
        repositories.parallelStream()
            .flatMap(tree -> new RepositoryManifests(type, tree).drafts())
            .toList();
    return of(type, ServedNames.given(drafts));
  }

  /** Of manifests that have their names already. */
  static ServedStartPoints of(StartPointType type, List<ServedManifest> manifests) {
    return new ServedStartPoints(type, manifests);
  }

  public StartPointType type() {
    return type;
  }

  /** What the start-points are called, sorted. */
  public List<String> names() {
    return List.copyOf(byName.sequencedKeySet());
  }

  /** Every manifest, sorted by name. */
  public List<ServedManifest> manifests() {
    return List.copyOf(byName.sequencedValues());
  }

  /** The manifest of this name, else the one whose original display name this is. */
  public Optional<ServedManifest> manifest(String name) {
    return Optional.ofNullable(byName.get(name))
        .or(() -> Optional.ofNullable(byOriginalName.get(name)));
  }

  /** Every manifest that {@link #manifest} can be asked for, by what it can be asked with. */
  public Map<String, ServedManifest> byAnyName() {
    Map<String, ServedManifest> all = new HashMap<>(byOriginalName);
    all.putAll(byName);
    return Map.copyOf(all);
  }

  /** The images that the start-points run in, sorted, each once; none for exercises. */
  public List<String> imageNames() {
    return byName.values().stream()
        .flatMap(manifest -> manifest.imageText().stream())
        .sorted(BY_BYTES)
        .distinct()
        .toList();
  }
}
