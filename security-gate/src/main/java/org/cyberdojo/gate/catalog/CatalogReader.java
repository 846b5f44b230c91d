package org.cyberdojo.gate.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.gate.facts.Supersession;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.manifest.image.ImageName;

/** Reads the catalog as it is at one moment. Every name given to it is canonical. */
public interface CatalogReader {

  /** The tag of a name. */
  Optional<CatalogedTag> tag(ImageName nameAndTag);

  /** The tags under which a name has the digest. */
  List<CatalogedTag> tagsOf(ImageName name, String digest);

  /** The later tags of an image that stands at the given date among the tags of its name. */
  Optional<Supersession> laterThan(KnownImage image, Instant ordered);

  /**
   * The marks that are not lifted and are about the name as a whole, about one of the tags, or
   * about the digest. Those whose end has passed are among them.
   */
  List<RiskMark> marksOn(KnownImage image);

  /**
   * Tags, the newest first.
   *
   * @param name part of the image's name, in any case of letters; empty for every image
   */
  List<CatalogedTag> newest(String name, int first, int most);

  /** Images with their tags, the one with the newest tag first. */
  List<Lineage> lineages(TagQuery query);

  /** How many images the query would find without its limits. */
  int countImages(TagQuery query);

  /** The marks, not lifted, on any tag of the names, by name without tag. */
  Map<ImageName, List<RiskMark>> marksOn(List<ImageName> names);

  /** The breaches, the newest first. */
  List<Breach> breaches(int most);
}
