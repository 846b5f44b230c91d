package org.cyberdojo.gate.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.cyberdojo.gate.catalog.Breach;
import org.cyberdojo.gate.policy.Mode;
import org.cyberdojo.gate.verdict.Verdict;

/**
 * All that the page shows.
 *
 * @param query what was asked for
 * @param services every service
 * @param groups the images that were asked for, in their order
 * @param allGroups the images among which they were found
 * @param imageCount how many images the catalog has
 * @param breaches the newest immutability breaches
 * @param mode whether the gate enforces or audits
 * @param now the moment of showing
 */
public record ShasView(
    ShasQuery query,
    List<ServiceRow> services,
    List<ImageGroup> groups,
    List<ImageGroup> allGroups,
    int imageCount,
    List<Breach> breaches,
    Mode mode,
    Instant now) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  public ShasView {
    services = List.copyOf(services);
    groups = List.copyOf(groups);
    allGroups = List.copyOf(allGroups);
    breaches = List.copyOf(breaches);
  }

  /** How many images have the verdict. */
  public long count(Verdict verdict) {
    return allGroups.stream().filter(group -> group.newest().verdict() == verdict).count();
  }

  public int tagCount() {
    return groups.stream().mapToInt(ImageGroup::tagCount).sum();
  }

  public String moment() {
    return MOMENT.format(now);
  }
}
