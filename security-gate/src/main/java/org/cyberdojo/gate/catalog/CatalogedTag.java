package org.cyberdojo.gate.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.facts.Sighting;
import org.cyberdojo.gate.facts.TagDate;
import org.cyberdojo.manifest.image.ImageName;

/**
 * A tag as the catalog has it.
 *
 * @param record what was recorded
 * @param recorded when it was recorded first
 * @param ordered the date by which it stands among the tags of its image: when it was created, or,
 *     undated, when it was pushed, or else recorded
 * @param runs the runs of its traffic lights, the newest first
 */
public record CatalogedTag(
    ImageRecord record, Instant recorded, Instant ordered, List<LightsRun> runs) {

  public CatalogedTag {
    runs = List.copyOf(runs);
  }

  /** Name and tag. */
  public ImageName image() {
    return record.image();
  }

  public String tag() {
    return record.image().tag().orElseThrow();
  }

  /** The name bound to its digest, when that is known. */
  public ImageName boundName() {
    return record.digest().map(image()::withDigest).orElse(image());
  }

  /** The tag with the date by which it stands among the others. */
  public TagDate tagDate() {
    return new TagDate(tag(), ordered);
  }

  /** A moment at which the image certainly existed. */
  public Sighting sighting() {
    Optional<Instant> pushed = record.pushed().filter(moment -> moment.isBefore(recorded));
    return pushed
        .map(moment -> new Sighting(moment, "the registry, when it was pushed"))
        .orElseGet(() -> new Sighting(recorded, "the catalog, when it was recorded"));
  }

  /**
   * Whether the other tag is a later image: not this very one under another tag, and not a tag that
   * moves.
   */
  public boolean isSupersededBy(CatalogedTag other) {
    return other.image().isImmutable() && other.ordered().isAfter(ordered) && !isSameImageAs(other);
  }

  private boolean isSameImageAs(CatalogedTag other) {
    return record.digest().isPresent() && record.digest().equals(other.record().digest());
  }
}
