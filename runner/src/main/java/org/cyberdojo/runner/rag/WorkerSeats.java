package org.cyberdojo.runner.rag;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which worker belongs to which lambda. A lambda that is new gets the spare worker, which is warm
 * already; the lambda that was called longest ago loses its own when there are too many. Safe for
 * use by several threads.
 */
final class WorkerSeats implements AutoCloseable {

  private final WorkerContainers containers;
  private final SpareWorker spare;
  private final InstantSource clock;
  private final int most;

  /** The one that was used longest ago comes first. */
  private final SequencedMap<RagLambda, Seat> seats = new LinkedHashMap<>();

  private boolean isClosed;

  /**
   * @param most workers kept at once, the spare one not counted
   */
  WorkerSeats(WorkerContainers containers, SpareWorker spare, InstantSource clock, int most) {
    this.containers = containers;
    this.spare = spare;
    this.clock = clock;
    this.most = most;
  }

  /** What became of a worker, and what it was used for. */
  record Use<T>(T result, boolean isUsedUp) {

    static <T> Use<T> keepAfter(T result) {
      return new Use<>(result, false);
    }

    static <T> Use<T> upWith(T result) {
      return new Use<>(result, true);
    }
  }

  /** Uses the lambda's worker; nobody else does meanwhile. */
  <T> T withWorker(RagLambda lambda, Function<LambdaWorker, Use<T>> work) {
    Seat seat = seatOf(lambda);
    seat.lock.lock();
    try {
      LambdaWorker worker = seat.worker.isPresent() ? seat.worker.get() : spare.take();
      seat.worker = Optional.of(worker);
      Use<T> use = work.apply(worker);
      if (use.isUsedUp()) {
        seat.worker = Optional.empty();
        containers.discard(worker);
      }
      return use.result();
    } finally {
      seat.lock.unlock();
      leave(seat);
    }
  }

  private synchronized Seat seatOf(RagLambda lambda) {
    Seat known = seats.remove(lambda);
    Seat seat = known == null ? new Seat() : known;
    seats.putLast(lambda, seat);
    seat.users++;
    seat.usedAt = clock.instant();
    return seat;
  }

  private synchronized void leave(Seat seat) {
    seat.users--;
    vacate(seats.size() - (isClosed ? 0 : most), any -> true);
  }

  void awaitReady() {
    spare.await();
  }

  boolean isReady() {
    return spare.hasBeenReady();
  }

  /** Lets go of the workers that nobody used for a time, and replaces a spare one that is dead. */
  void keepHouse(Duration idle) {
    spare.replaceIfDead();
    synchronized (this) {
      Instant before = clock.instant().minus(idle);
      vacate(seats.size(), seat -> seat.usedAt.isBefore(before));
    }
  }

  private void vacate(int count, Predicate<Seat> condition) {
    List<RagLambda> leaving = new ArrayList<>();
    for (Map.Entry<RagLambda, Seat> entry : seats.entrySet()) {
      if (leaving.size() < count
          && entry.getValue().users == 0
          && condition.test(entry.getValue())) {
        leaving.add(entry.getKey());
      }
    }
    for (RagLambda lambda : leaving) {
      Optional.ofNullable(seats.remove(lambda))
          .flatMap(seat -> seat.worker)
          .ifPresent(containers::discard);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      vacate(seats.size(), any -> true);
    }
    spare.close();
    containers.close();
  }

  /** A lambda's place. The worker is guarded by the lock, the rest by the seats' monitor. */
  private static final class Seat {
    private final ReentrantLock lock = new ReentrantLock(true);
    private Optional<LambdaWorker> worker = Optional.empty();
    private int users;
    private Instant usedAt = Instant.MIN;
  }
}
