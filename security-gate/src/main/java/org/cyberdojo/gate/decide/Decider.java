package org.cyberdojo.gate.decide;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cyberdojo.gate.catalog.Catalog;
import org.cyberdojo.gate.catalog.FactFinder;
import org.cyberdojo.gate.catalog.Recent;
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
  private final Recent<Question, Decision> recent = new Recent<>(MOST_REMEMBERED, KEEP);

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
    return recent.get(question, this::decideAnew);
  }

  /** The decision that was made a moment ago; never waits. */
  public Optional<Decision> recent(Question question) {
    return recent.find(question);
  }

  private Decision decideAnew(Question question) {
    Instant now = clock.instant();
    return gate.judge(facts.find(question.image(), question.told(), now), now);
  }

  /** Forgets what was decided: the catalog has changed. */
  public void forget() {
    recent.forget();
  }

  /** The gate that it asks. */
  public Gate gate() {
    return gate;
  }
}
