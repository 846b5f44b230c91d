package org.cyberdojo.manifest.serving;

import java.util.List;

/**
 * What start-points are called: {@code "C (gcc), assert"} from {@code language} and {@code
 * test_framework}, without their versions, if every manifest has both and no two would be called
 * the same; else their display names.
 */
final class ServedNames {

  private ServedNames() {}

  /** The manifests under the names that they are served by, in the same order. */
  static List<ServedManifest> given(List<ManifestDraft> drafts) {
    List<String> pairs = drafts.stream().flatMap(draft -> draft.pair().stream()).toList();
    boolean isByPair =
        pairs.size() == drafts.size() && pairs.stream().distinct().count() == pairs.size();
    return drafts.parallelStream()
        .map(draft -> draft.servedAs(isByPair ? draft.pair().orElseThrow() : draft.displayName()))
        .toList();
  }
}
