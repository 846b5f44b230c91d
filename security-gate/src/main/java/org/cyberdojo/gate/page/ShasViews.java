package org.cyberdojo.gate.page;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cyberdojo.gate.catalog.Breach;
import org.cyberdojo.gate.catalog.Catalog;
import org.cyberdojo.gate.catalog.CatalogReader;
import org.cyberdojo.gate.catalog.CatalogedTag;
import org.cyberdojo.gate.catalog.FactFinder;
import org.cyberdojo.gate.catalog.Lineage;
import org.cyberdojo.gate.catalog.TagQuery;
import org.cyberdojo.gate.facts.NamePattern;
import org.cyberdojo.gate.judge.Gate;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.services.Services;
import org.cyberdojo.manifest.image.ImageName;

/** Looks up what the page shows. Safe for any thread. */
public final class ShasViews {

  private static final int MOST_IMAGES = 500;
  private static final int MOST_TAGS = 50;
  private static final int MOST_TAGS_OF_ONE = 1000;
  private static final int MOST_BREACHES = 20;

  private final Catalog catalog;
  private final Gate gate;
  private final Services services;
  private final Clock clock;

  public ShasViews(Catalog catalog, Gate gate, Services services, Clock clock) {
    this.catalog = catalog;
    this.gate = gate;
    this.services = services;
    this.clock = clock;
  }

  /**
   * What the query asks for.
   *
   * @throws org.cyberdojo.gate.catalog.CatalogException when the catalog cannot be read
   */
  public ShasView view(ShasQuery query) {
    Instant now = clock.instant();
    Reading reading = catalog.reading(reader -> read(reader, query));
    List<ImageGroup> all =
        reading.lineages().stream()
            .map(
                lineage ->
                    group(lineage, reading.marks().getOrDefault(lineage.name(), List.of()), now))
            .toList();
    List<ServiceRow> rows = services.ask().stream().map(ServiceRow::new).toList();
    return new ShasView(
        query,
        rows,
        chosen(all, query),
        all,
        reading.imageCount(),
        reading.breaches(),
        gate.policy().mode(),
        now);
  }

  private record Reading(
      List<Lineage> lineages,
      Map<ImageName, List<RiskMark>> marks,
      int imageCount,
      List<Breach> breaches) {}

  private static Reading read(CatalogReader reader, ShasQuery query) {
    List<Lineage> lineages =
        reader.lineages(
            query.isOneImage()
                ? TagQuery.ofImage(query.image(), MOST_TAGS_OF_ONE)
                : TagQuery.everything(MOST_IMAGES, MOST_TAGS));
    return new Reading(
        lineages,
        reader.marksOn(lineages.stream().map(Lineage::name).toList()),
        reader.countImages(TagQuery.everything(1, 1)),
        reader.breaches(MOST_BREACHES));
  }

  private ImageGroup group(Lineage lineage, List<RiskMark> marks, Instant now) {
    List<TagRow> rows = new ArrayList<>();
    for (CatalogedTag tag : worthShowing(lineage)) {
      rows.add(
          new TagRow(tag, gate.judge(FactFinder.factsOf(tag, lineage, on(tag, marks)), now), now));
    }
    return new ImageGroup(lineage.name(), rows, lineage.tagCount());
  }

  /** Without {@code latest}, where it only is another name of a tag that is shown as well. */
  private static List<CatalogedTag> worthShowing(Lineage lineage) {
    Set<String> digests =
        lineage.tags().stream()
            .filter(tag -> tag.image().isImmutable())
            .flatMap(tag -> tag.record().digest().stream())
            .collect(Collectors.toSet());
    return lineage.tags().stream()
        .filter(
            tag ->
                tag.image().isImmutable()
                    || tag.record().digest().filter(digests::contains).isEmpty())
        .toList();
  }

  private static List<RiskMark> on(CatalogedTag tag, List<RiskMark> marks) {
    return marks.stream()
        .filter(mark -> new NamePattern(mark.image()).covers(tag.boundName()))
        .toList();
  }

  private static List<ImageGroup> chosen(List<ImageGroup> all, ShasQuery query) {
    String text = query.search().toLowerCase(Locale.ROOT);
    Predicate<ImageGroup> hasVerdict =
        group -> query.verdict().filter(verdict -> verdict != group.newest().verdict()).isEmpty();
    return all.stream()
        .filter(hasVerdict)
        .filter(group -> text.isEmpty() || matches(group, text))
        .sorted(query.sort().order())
        .toList();
  }

  private static boolean matches(ImageGroup group, String text) {
    return group.image().toString().toLowerCase(Locale.ROOT).contains(text)
        || group.rows().stream().anyMatch(row -> matches(row.tag(), text));
  }

  private static boolean matches(CatalogedTag tag, String text) {
    return tag.tag().toLowerCase(Locale.ROOT).contains(text)
        || tag.record().sha().filter(sha -> sha.text().startsWith(text)).isPresent();
  }
}
