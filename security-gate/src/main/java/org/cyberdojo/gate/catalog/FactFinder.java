package org.cyberdojo.gate.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.facts.Knowledge;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.manifest.image.CanonicalName;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Finds what the catalog knows of an image, under whichever name it is asked for: a mark on a tag
 * counts for the image that is asked for by its digest as well.
 */
public final class FactFinder {

  private final Catalog catalog;

  public FactFinder(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * What is known of an image.
   *
   * @param told the date that the asker knows; it counts where the catalog has none
   */
  public ImageFacts find(ImageName asked, CreationDate told, Instant now) {
    ImageName name = CanonicalName.of(asked).withImpliedTag();
    return catalog.reading(reader -> new Search(reader, asked, name, told, now).facts());
  }

  /** One image in its lineage, as it is found when many are looked at together. */
  public static ImageFacts factsOf(CatalogedTag tag, Lineage lineage, List<RiskMark> marks) {
    return new ImageFacts(
        tag.image(),
        List.of(tag.boundName()),
        new Knowledge.Recorded(tag.recorded()),
        tag.record().created(),
        Optional.of(tag.sighting()),
        lineage.supersessionOf(tag),
        marks);
  }

  private record Search(
      CatalogReader reader, ImageName asked, ImageName name, CreationDate told, Instant now) {

    ImageFacts facts() {
      List<CatalogedTag> byDigest =
          name.digest().map(digest -> reader.tagsOf(name.untagged(), digest)).orElse(List.of());
      Optional<CatalogedTag> byTag =
          name.tag().flatMap(tag -> reader.tag(name.untagged().withTag(tag)));
      if (!byDigest.isEmpty()) {
        return known(byDigest.getFirst(), byDigest);
      }
      if (byTag.isEmpty()) {
        return unknown(new Knowledge.NeverHeardOf());
      }
      return fromTag(byTag.get());
    }

    private ImageFacts fromTag(CatalogedTag tag) {
      Optional<String> recorded = tag.record().digest();
      if (name.digest().isPresent() && recorded.isPresent()) {
        return unknown(new Knowledge.OtherDigest(recorded.get()));
      }
      return known(
          tag, recorded.map(digest -> reader.tagsOf(name.untagged(), digest)).orElse(List.of(tag)));
    }

    private ImageFacts known(CatalogedTag tag, List<CatalogedTag> same) {
      KnownImage image = knownAs(same, tag.record().digest().or(name::digest));
      CreationDate recorded = tag.record().created();
      return new ImageFacts(
          asked,
          asked.isImmutable() ? same.stream().map(CatalogedTag::boundName).toList() : List.of(),
          new Knowledge.Recorded(tag.recorded()),
          recorded.claimed().isPresent() ? recorded : told,
          Optional.of(tag.sighting()),
          reader.laterThan(image, tag.ordered()),
          reader.marksOn(image));
    }

    private ImageFacts unknown(Knowledge knowledge) {
      KnownImage image = knownAs(List.of(), name.digest());
      return new ImageFacts(
          asked,
          List.of(),
          knowledge,
          told,
          Optional.empty(),
          told.believedAt(now).flatMap(date -> reader.laterThan(image, date)),
          reader.marksOn(image));
    }

    private KnownImage knownAs(List<CatalogedTag> same, Optional<String> digest) {
      Stream<String> tags =
          Stream.concat(name.tag().stream(), same.stream().map(CatalogedTag::tag));
      return new KnownImage(name.untagged(), tags.distinct().toList(), digest);
    }
  }
}
