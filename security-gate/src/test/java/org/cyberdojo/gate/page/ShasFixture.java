package org.cyberdojo.gate.page;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.catalog.ImageRecord;
import org.cyberdojo.gate.catalog.ImageReport;
import org.cyberdojo.gate.catalog.LightsRun;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.gate.judge.Gate;
import org.cyberdojo.gate.policy.Policy;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.MarkRequest;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.gate.services.Services;
import org.cyberdojo.gate.store.Store;
import org.cyberdojo.gate.store.StoreLocation;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;

/** A catalog with a few images, and what the page makes of it. */
final class ShasFixture implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Store store;

  ShasFixture(Path folder) {
    store = Store.open(StoreLocation.ofFile(folder.resolve("catalog.db")));
  }

  /** An image that was built so many days ago, digest and commit being those of its tag. */
  ShasFixture built(String image, int daysAgo) {
    return built(image, daysAgo, Optional.empty(), 0);
  }

  /** And with lights that took so many seconds in all, and so many bytes. */
  ShasFixture built(String image, int daysAgo, double seconds, long bytes) {
    return built(image, daysAgo, Optional.of(seconds), bytes);
  }

  private ShasFixture built(String image, int daysAgo, Optional<Double> seconds, long bytes) {
    ImageName name = ImageName.parse(image);
    String tag = name.tag().orElseThrow();
    Instant created = NOW.minus(Duration.ofDays(daysAgo));
    ImageRecord record =
        ImageRecord.of(name)
            .withDigest("sha256:" + (name.isImmutable() ? tag.substring(0, 1) : "c").repeat(64))
            .withCreated(CreationDate.of(created, "the builder"));
    if (name.isImmutable()) {
      record =
          record.withSource(
              CommitSha.of(tag + "0".repeat(33)), RepositoryUrl.of("https://github.com/x/y"));
    }
    record(
        bytes == 0 ? record : record.withSize(bytes),
        seconds.map(total -> List.of(run(created, total))).orElse(List.of()));
    return this;
  }

  private static LightsRun run(Instant at, double total) {
    Optional<Duration> third = Optional.of(Duration.ofMillis(Math.round(total * 1000 / 3)));
    return new LightsRun(at, third, third, third);
  }

  ShasFixture record(ImageRecord record, List<LightsRun> runs) {
    store.catalog().record(new ImageReport(record, runs, "a test"), NOW);
    return this;
  }

  ShasFixture marked(String image) {
    store
        .riskMarks()
        .add(
            new MarkRequest(
                ImageName.parse(image),
                Finding.of(Severity.HIGH, "a hole"),
                "jo",
                RiskMark.BY_HAND,
                NOW.plus(Duration.ofDays(9))),
            NOW);
    return this;
  }

  ShasView view(ShasQuery query) {
    return view(query, Services.none());
  }

  ShasView view(ShasQuery query, Services services) {
    return new ShasViews(
            store.catalog(), Gate.by(Policy.standard()), services, Clock.fixed(NOW, ZoneOffset.UTC))
        .view(query);
  }

  /** The images that the page shows, in its order, each by the last part of its name. */
  List<String> names(ShasQuery query) {
    return view(query).groups().stream().map(ImageGroup::shortName).toList();
  }

  @Override
  public void close() {
    store.close();
  }
}
