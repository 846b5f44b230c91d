package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cyberdojo.manifest.resolve.ImageResolution;
import org.cyberdojo.manifest.source.SourceRepository;

/**
 * A start-point whose manifest passed every rule.
 *
 * @param source the repository it is in
 * @param manifestPath of its {@code manifest.json} in the repository
 * @param displayName its {@code display_name}; another start-point may have it too, which is a
 *     fault of both
 * @param manifest as parsed
 * @param image which image it runs in: {@link ImageResolution.Named}, or {@link
 *     ImageResolution.Mixed} for an exercise
 */
public record CheckedStartPoint(
    SourceRepository source,
    String manifestPath,
    String displayName,
    ObjectNode manifest,
    ImageResolution image) {

  public CheckedStartPoint {
    manifest = manifest.deepCopy();
  }

  /** A copy that is the caller's own. */
  @Override
  public ObjectNode manifest() {
    return manifest.deepCopy();
  }
}
