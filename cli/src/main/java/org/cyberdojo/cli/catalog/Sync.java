package org.cyberdojo.cli.catalog;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.cyberdojo.builder.inventory.Inventory;
import org.cyberdojo.builder.inventory.StoredImage;
import org.cyberdojo.builder.publish.RegistryFaultException;
import org.cyberdojo.cli.gate.GateClient;
import org.cyberdojo.cli.gate.GateRefusedException;
import org.cyberdojo.gate.json.ImageJson;
import org.cyberdojo.manifest.image.ImageName;

/** Carries what a registry has of one name into the catalog. */
final class Sync {

  private static final String BY = "cyber-dojo catalog sync";
  private static final int AT_ONCE = 8;

  private final Inventory inventory;
  private final GateClient gate;
  private final InstantSource clock;
  private final SyncReport report;

  Sync(Inventory inventory, GateClient gate, InstantSource clock, SyncReport report) {
    this.inventory = inventory;
    this.gate = gate;
    this.clock = clock;
    this.report = report;
  }

  /** What became of one tag. */
  enum Outcome {
    ADDED,
    COMPLETED,
    MOVED,
    UNCHANGED,
    BREACH,
    FAILED;

    private static Outcome of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Carries the tags of a name, or the one that is named.
   *
   * @return a line that says what became of them
   */
  String run(ImageName name) {
    try {
      List<String> tags = name.tag().map(List::of).orElseGet(() -> inventory.tags(name));
      if (tags.isEmpty()) {
        report.failed(name, "the registry knows no such name, or it has no tags");
        return name + ": none";
      }
      return name.untagged() + ": " + summary(outcomes(name, tags));
    } catch (RegistryFaultException e) {
      report.failed(name, String.valueOf(e.getMessage()));
      return name + ": none";
    }
  }

  private List<Outcome> outcomes(ImageName name, List<String> tags) {
    return tags.stream()
        .map(name.untagged()::withTag)
        .gather(Gatherers.mapConcurrent(AT_ONCE, this::carried))
        .toList();
  }

  private Outcome carried(ImageName tag) {
    try {
      return inventory
          .find(tag)
          .map(this::recorded)
          .orElseGet(() -> failed(tag, "the registry lists it, and does not have it"));
    } catch (RegistryFaultException | IllegalArgumentException e) {
      return failed(tag, String.valueOf(e.getMessage()));
    }
  }

  private Outcome recorded(StoredImage image) {
    try {
      var facts = new ImageFacts(image).report(BY, clock.instant());
      return Outcome.of(gate.call("/images/record", ImageJson.of(facts)).path("outcome").asText());
    } catch (GateRefusedException e) {
      if (e.isBreach()) {
        report.breached(String.valueOf(e.getMessage()));
        return Outcome.BREACH;
      }
      if (e.isOfAll()) {
        throw e;
      }
      return failed(image.name(), String.valueOf(e.getMessage()));
    }
  }

  private Outcome failed(ImageName tag, String reason) {
    report.failed(tag, reason);
    return Outcome.FAILED;
  }

  private static String summary(List<Outcome> outcomes) {
    Map<Outcome, Long> counts =
        outcomes.stream()
            .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
