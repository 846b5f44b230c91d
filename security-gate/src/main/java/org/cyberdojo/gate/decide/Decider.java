package org.cyberdojo.gate.decide;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cyberdojo.gate.catalog.Catalog;
import org.cyberdojo.gate.catalog.FactFinder;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.judge.Gate;
import org.cyberdojo.gate.verdict.Decision;

/**
 * Decides on images. Safe for any thread.
 *
 * <p>A decision is remembered for a second: one runner asks for one image again and again. What is
 * written through this process counts at once, see {@link #forget}; what another process writes, a
 * second later at most.
 */
public final class Decider {

  private static final Duration KEEP = Duration.ofSeconds(1);
  private static final int MOST_REMEMBERED = 10_000;

  private final Gate gate;
  private final FactFinder facts;
  private final Clock clock;
  private final AtomicLong changes = new AtomicLong();
  private final Cache<Asked, Decision> remembered =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(KEEP).build();

  public Decider(Gate gate, Catalog catalog, Clock clock) {
    this.gate = gate;
    this.facts = new FactFinder(catalog);
    this.clock = clock;
  }

  /**
   * The decision on an image.
   *
   * @throws org.cyberdojo.gate.catalog.CatalogException when the catalog cannot be read
   */
  public Decision decide(Question question) {
    return recent(question).orElseGet(() -> decideAnew(question));
  }

  /** The decision that was made a moment ago; never waits. */
  public Optional<Decision> recent(Question question) {
    return Optional.ofNullable(remembered.getIfPresent(asked(question)));
  }

  private Asked asked(Question question) {
    return new Asked(question, changes.get());
  }

  private Decision decideAnew(Question question) {
    Asked asked = asked(question); // before its facts are read: they may change meanwhile
    Instant now = clock.instant();
    ImageFacts found = facts.find(question.image(), question.told(), now);
    Decision decision = gate.judge(found, now);
    remembered.put(asked, decision);
    return decision;
  }

  /** Forgets what was decided: the catalog has changed. */
  public void forget() {
    changes.incrementAndGet();
    remembered.invalidateAll();
  }

  /**
   * A question, and when it was asked.
   *
   * @param changes of the catalog until then
   */
  private record Asked(Question question, long changes) {}

  /** The gate that it asks. */
  public Gate gate() {
    return gate;
  }
}
