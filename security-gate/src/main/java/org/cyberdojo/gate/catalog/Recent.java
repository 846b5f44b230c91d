package org.cyberdojo.gate.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What was made of the catalog a moment ago, to be had again without asking it. Nothing outlives a
 * change that was told by {@link #forget}, not even what was being made meanwhile. Safe for any
 * thread.
 *
 * @param <Q> what is asked
 * @param <A> what is made for it
 */
public final class Recent<Q, A> {

  private final AtomicLong changes = new AtomicLong();
  private final Cache<Asked<Q>, A> answers;

  /**
   * @param most how many answers are kept
   * @param keep for how long
   */
  public Recent(int most, Duration keep) {
    this.answers = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(keep).build();
  }

  /** What was made a moment ago; never waits. */
  public Optional<A> find(Q question) {
    return Optional.ofNullable(answers.getIfPresent(asked(question)));
  }

  /** The same, or what is made now; of several who ask for one at the same time one makes it. */
  public A get(Q question, Function<Q, A> making) {
    return answers.get(asked(question), asked -> making.apply(asked.question()));
  }

  /** The catalog has changed. */
  public void forget() {
    changes.incrementAndGet();
  }

  private Asked<Q> asked(Q question) {
    return new Asked<>(question, changes.get());
  }

  /** A question, and how many changes there were when it was asked. */
  private record Asked<Q>(Q question, long changes) {}
}
