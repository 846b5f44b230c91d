package org.cyberdojo.manifest.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.json.JsonTree;
import org.cyberdojo.manifest.layout.Provenance;

/**
 * A start-point's manifest as it is served. Safe for use by several threads.
 *
 * @param name under which it is served; its {@code display_name}
 * @param originalName the {@code display_name} in the {@code manifest.json}
 * @param image what it runs in; empty for an exercise
 * @param provenance where it came from
 * @param json the whole answer to {@code /manifest}
 */
public record ServedManifest(
    String name,
    String originalName,
    Optional<ImageName> image,
    Provenance provenance,
    ObjectNode json) {

  public ServedManifest {
    json = json.deepCopy();
  }

  /** A copy that is the caller's own. */
  @Override
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** The JSON text in UTF-8. */
  public byte[] utf8() {
    return JsonTree.utf8(json);
  }

  /** The value of a key; a missing node when there is none. Not to be changed. */
  JsonNode value(String key) {
    return json.path(key);
  }

  ServedManifest under(String servedName) {
    return new ServedManifest(
        servedName,
        originalName,
        image,
        provenance,
        json.deepCopy().put("display_name", servedName));
  }
}
