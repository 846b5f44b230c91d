package org.cyberdojo.gate.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.cyberdojo.gate.catalog.Recording;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.gate.verdict.Verdict;

/** What the gate counts. */
final class GateMetrics {

  private final Counter decisions;
  private final Counter records;

  GateMetrics(PrometheusRegistry registry) {
    decisions =
        Counter.builder()
            .name("gate_decisions_total")
            .help("Decisions on images.")
            .labelNames("verdict")
            .register(registry);
    records =
        Counter.builder()
            .name("gate_records_total")
            .help(
                "Records offered to the catalog, by what became of them; a breach is another image under an immutable tag.")
            .labelNames("outcome")
            .register(registry);
    for (Verdict verdict : Verdict.values()) {
      decisions.initLabelValues(verdict.text());
    }
  }

  void decided(Decision decision) {
    decisions.labelValues(decision.verdict().text()).inc();
  }

  void recorded(Recording recording) {
    records.labelValues(outcome(recording)).inc();
  }

  /** What became of a record, in a word. */
  static String outcome(Recording recording) {
    return switch (recording) {
      case Recording.Added _ -> "added";
      case Recording.Completed _ -> "completed";
      case Recording.Moved _ -> "moved";
      case Recording.Unchanged _ -> "unchanged";
      case Recording.Refused _ -> "breach";
    };
  }
}
