package org.cyberdojo.builder.startpoint;

import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.layout.Provenance;
import org.cyberdojo.manifest.resolve.ResolutionRule;

/**
 * One start-point that passed every check.
 *
 * @param displayName as its manifest has it
 * @param manifestPath in its repository
 * @param provenance what is written beside its manifest
 * @param rule what gave the image's name
 * @param image with a tag or a digest; none for an exercise
 */
public record CollectedStartPoint(
    String displayName,
    String manifestPath,
    Provenance provenance,
    ResolutionRule rule,
    Optional<ImageName> image) {

  /** Whether its image's name may mean another image tomorrow. */
  public boolean isMutable() {
    return image.filter(name -> !name.isImmutable()).isPresent();
  }
}
