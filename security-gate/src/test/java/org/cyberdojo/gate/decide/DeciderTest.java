package org.cyberdojo.gate.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.cyberdojo.gate.MemoryDisk;
import org.cyberdojo.gate.catalog.Catalog;
import org.cyberdojo.gate.catalog.CatalogReader;
import org.cyberdojo.gate.catalog.ImageReport;
import org.cyberdojo.gate.catalog.Recording;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.gate.judge.Gate;
import org.cyberdojo.gate.policy.Policy;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.MarkRequest;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.gate.store.Store;
import org.cyberdojo.gate.store.StoreLocation;
import org.cyberdojo.gate.verdict.Verdict;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered for a moment never outlives a change that was made here. */
class DeciderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final ImageName IMAGE = ImageName.parse("x/elm:1111111");
  private static final Question QUESTION =
      new Question(IMAGE, CreationDate.of(NOW.minus(Duration.ofDays(1)), "the asker"));

  @TempDir(factory = MemoryDisk.class)
  private Path folder;

  /** A catalog whose next reading, done, is held until it is let go. */
  private static final class HeldCatalog implements Catalog {

    private final Catalog catalog;
    private final CountDownLatch hasRead = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    HeldCatalog(Catalog catalog) {
      this.catalog = catalog;
    }

    @Override
    public List<Recording> record(List<ImageReport> reports, Instant now) {
      return catalog.record(reports, now);
    }

    @Override
    public <T> T reading(Function<CatalogReader, T> reading) {
      T read = catalog.reading(reading);
      hasRead.countDown();
      try {
        mayGoOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return read;
    }
  }

  @Test
  void a_decision_on_facts_of_before_a_mark_is_not_remembered_after_it() throws Exception {
    try (Store store = Store.open(StoreLocation.ofFile(folder.resolve("catalog.db")))) {
      HeldCatalog catalog = new HeldCatalog(store.catalog());
      Decider decider =
          new Decider(Gate.by(Policy.standard()), catalog, Clock.fixed(NOW, ZoneOffset.UTC));
      CompletableFuture<Verdict> before =
          CompletableFuture.supplyAsync(() -> decider.decide(QUESTION).verdict());
      catalog.hasRead.await();
      store
          .riskMarks()
          .add(
              new MarkRequest(
                  IMAGE,
                  Finding.of(Severity.CRITICAL, "a hole"),
                  "jo",
                  RiskMark.BY_HAND,
                  NOW.plus(Duration.ofDays(1))),
              NOW);
      decider.forget();
      catalog.mayGoOn.countDown();

      assertThat(before.join()).isEqualTo(Verdict.WARN); // unknown to the catalog
      assertThat(decider.recent(QUESTION)).isEmpty();
      assertThat(decider.decide(QUESTION).verdict()).isEqualTo(Verdict.DENY);
      assertThat(decider.recent(QUESTION)).isPresent();
    }
  }
}
