package org.cyberdojo.gate.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.facts.Supersession;
import org.cyberdojo.manifest.image.ImageName;

/**
 * The tags of one image.
 *
 * @param name host and name, without tag
 * @param tags the newest first; there may be more than these
 * @param tagCount how many there are
 */
public record Lineage(ImageName name, List<CatalogedTag> tags, int tagCount) {

  /** More later tags than this are not counted: it makes no difference to anybody. */
  public static final int MOST_LATER_TAGS = 100;

  public Lineage {
    tags =
        tags.stream()
            .sorted(
                Comparator.comparing(CatalogedTag::ordered)
                    .reversed()
                    .thenComparing(CatalogedTag::tag))
            .toList();
  }

  /** The later tags of one of these. */
  public Optional<Supersession> supersessionOf(CatalogedTag tag) {
    List<CatalogedTag> later = tags.stream().filter(tag::isSupersededBy).toList();
    return later.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Supersession(
                later.getLast().tagDate(),
                later.getFirst().tagDate(),
                Math.min(later.size(), MOST_LATER_TAGS)));
  }
}
