package org.cyberdojo.runner.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import org.cyberdojo.runner.run.RunObserver;
import org.cyberdojo.runner.run.RunRecord;
import org.cyberdojo.runner.service.Runner;

/** What the runner counts. Images are no label: their names come from callers. */
final class RunMetrics implements RunObserver {

  private static final double[] SECONDS = {0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60};

  private final PrometheusRegistry registry;
  private final Counter runs;
  private final Histogram durations;
  private final Histogram waits;

  RunMetrics(PrometheusRegistry registry) {
    this.registry = registry;
    runs =
        Counter.builder()
            .name("runs_total")
            .help("Runs of cyber-dojo.sh.")
            .labelNames("outcome", "warm")
            .register(registry);
    durations = histogram("run_duration_seconds", "From a run's request to its result.");
    waits = histogram("run_wait_seconds", "What a run waited for its turn.");
  }

  private Histogram histogram(String name, String help) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .unit(Unit.SECONDS)
        .classicOnly()
        .classicUpperBounds(SECONDS)
        .register(registry);
  }

  /** Shows what a runner has waiting. */
  void watch(Runner runner) {
    GaugeWithCallback.builder()
        .name("runs_waiting")
        .help("Runs that wait for their turn.")
        .callback(gauge -> gauge.call(runner.waiting()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("runs_under_way")
        .help("Runs that go on.")
        .callback(gauge -> gauge.call(runner.underWay()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("containers_warm")
        .help("Containers that were started ahead and wait for a run.")
        .callback(gauge -> gauge.call(runner.warm()))
        .register(registry);
  }

  @Override
  public void ended(RunRecord run) {
    runs.labelValues(run.outcome().toString(), Boolean.toString(run.wasWarm())).inc();
    durations.observe(seconds(run.took()));
    waits.observe(seconds(run.waited()));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
