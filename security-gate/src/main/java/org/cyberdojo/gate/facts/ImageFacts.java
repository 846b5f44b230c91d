package org.cyberdojo.gate.facts;

import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.manifest.image.CanonicalName;
import org.cyberdojo.manifest.image.ImageName;

/**
 * All that the gate judges an image by.
 *
 * @param name the image, as it was asked about
 * @param aliases other names that certainly mean the same image, canonical
 * @param knowledge what the catalog knows of it
 * @param created when it says it was created
 * @param sighting a moment at which it certainly existed
 * @param superseded its later tags
 * @param marks the risk marks on it; those that no longer count may be among them
 */
public record ImageFacts(
    ImageName name,
    List<ImageName> aliases,
    Knowledge knowledge,
    CreationDate created,
    Optional<Sighting> sighting,
    Optional<Supersession> superseded,
    List<RiskMark> marks) {

  public ImageFacts {
    aliases = List.copyOf(aliases);
    marks = List.copyOf(marks);
  }

  /** An image of which nothing is known but the date it carries itself. */
  public static ImageFacts withoutCatalog(ImageName name, CreationDate created) {
    return new ImageFacts(
        name,
        List.of(),
        new Knowledge.NoCatalog(),
        created,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Whether a pattern is about this image, under whichever of its names. */
  public boolean isCoveredBy(NamePattern pattern) {
    return pattern.covers(believedName()) || aliases.stream().anyMatch(pattern::covers);
  }

  /**
   * Engines pull what has a digest by that alone. The tag beside it may be another image's: which
   * tags the digest has, the aliases say.
   */
  private ImageName believedName() {
    ImageName canonical = CanonicalName.of(name);
    return canonical.digest().map(canonical.untagged()::withDigest).orElse(canonical);
  }
}
