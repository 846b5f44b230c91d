package org.cyberdojo.manifest.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.json.JsonTree;
import org.cyberdojo.manifest.layout.Provenance;

/**
 * A manifest that is ready to be served but for its name, which depends on all the others.
 *
 * @param displayName as in the {@code manifest.json}
 * @param json belongs to this draft alone
 */
record ManifestDraft(
    String displayName, Optional<ImageName> image, Provenance provenance, ObjectNode json) {

  /** {@code "C (gcc), assert"}, of the first of {@code language} and {@code test_framework}. */
  Optional<String> pair() {
    return first("language")
        .flatMap(language -> first("test_framework").map(test -> language + ", " + test));
  }

  private Optional<String> first(String key) {
    JsonNode pair = json.path(key);
    return Optional.ofNullable(pair.path(0).textValue());
  }

  /** The manifest under the name that it is served by; the draft is used up. */
  ServedManifest servedAs(String name) {
    return new ServedManifest(
        name,
        displayName,
        image.map(ImageName::toString),
        () -> provenance,
        JsonTree.utf8(json.put("display_name", name)));
  }
}
