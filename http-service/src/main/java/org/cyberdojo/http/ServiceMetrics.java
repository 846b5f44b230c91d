package org.cyberdojo.http;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a service counts, and how it is shown at {@code /metrics}. */
final class ServiceMetrics {

  /** Stands for every path that no route has: what clients make up must not become labels. */
  static final String OTHER_PATH = "other";

  private static final double[] SECONDS = {
    0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30
  };

  private final PrometheusRegistry registry;
  private final Counter requests;
  private final Histogram durations;
  private final GaugeDataPoint connections;
  private final Map<String, OfPath> byPath = new ConcurrentHashMap<>();
  private final AtomicBoolean hasJvmMetrics = new AtomicBoolean();

  ServiceMetrics(PrometheusRegistry registry, HeldBytes held) {
    this.registry = registry;
    this.requests =
        Counter.builder()
            .name("http_requests_total")
            .help("Requests answered.")
            .labelNames("path", "status")
            .register(registry);
    this.durations =
        Histogram.builder()
            .name("http_request_duration_seconds")
            .help("From a request's head to its answer's end, by the server's clock.")
            .unit(Unit.SECONDS)
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .labelNames("path")
            .register(registry);
    this.connections =
        Gauge.builder().name("http_connections").help("Open connections.").register(registry);
    GaugeWithCallback.builder()
        .name("http_held_bytes")
        .help("Bodies of requests under way, and answers that were not taken yet.")
        .unit(Unit.BYTES)
        .callback(gauge -> gauge.call((double) held.count()))
        .register(registry);
  }

  GaugeDataPoint connections() {
    return connections;
  }

  void answered(String path, int status, double seconds) {
    OfPath counts = byPath.get(path);
    if (counts == null) {
      counts = byPath.computeIfAbsent(path, OfPath::new);
    }
    counts.answered(status, seconds);
  }

  /**
   * What is counted of one path, found once: to find it by its labels takes longer than to count.
   */
  private final class OfPath {

    private final String path;
    private final DistributionDataPoint duration;
    private final Map<Integer, CounterDataPoint> answers = new ConcurrentHashMap<>();

    OfPath(String path) {
      this.path = path;
      this.duration = durations.labelValues(path);
    }

    void answered(int status, double seconds) {
      CounterDataPoint answer = answers.get(status);
      if (answer == null) {
        answer = answers.computeIfAbsent(status, this::counter);
      }
      answer.inc();
      duration.observe(seconds);
    }

    private CounterDataPoint counter(int status) {
      return requests.labelValues(path, Integer.toString(status));
    }
  }

  /** The answer to {@code /metrics}. */
  Answer answer(Call call) {
    // looked at for the first time: these load many classes, which would make the start slower
    if (!hasJvmMetrics.getAndSet(true)) {
      JvmMetrics.builder().register(registry);
    }
    ExpositionFormatWriter writer =
        ExpositionFormats.init().findWriter(call.header("Accept").orElse(""));
    var out = new ByteArrayOutputStream();
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Answer.of(writer.getContentType(), out.toByteArray());
  }
}
