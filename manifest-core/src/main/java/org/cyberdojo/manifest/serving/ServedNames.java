package org.cyberdojo.manifest.serving;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What start-points are called: {@code "C (gcc), assert"} from {@code language} and {@code
 * test_framework}, without their versions, if every manifest has both and no two would be called
 * the same; else their display names.
 */
final class ServedNames {

  private ServedNames() {}

  /** The manifests under the names that they are served by. */
  static List<ServedManifest> given(List<ServedManifest> manifests) {
    List<String> names = manifests.stream().flatMap(manifest -> pair(manifest).stream()).toList();
    if (names.size() < manifests.size() || names.stream().distinct().count() < names.size()) {
      return manifests;
    }
    return manifests.stream()
        .map(manifest -> manifest.under(pair(manifest).orElseThrow()))
        .toList();
  }

  private static Optional<String> pair(ServedManifest manifest) {
    return first(manifest.value("language"))
        .flatMap(
            language ->
                first(manifest.value("test_framework")).map(test -> language + ", " + test));
  }

  private static Optional<String> first(JsonNode pair) {
    return Optional.ofNullable(pair.path(0).textValue());
  }
}
