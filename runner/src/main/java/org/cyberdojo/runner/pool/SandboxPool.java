package org.cyberdojo.runner.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.sandbox.Sandbox;
import org.cyberdojo.runner.sandbox.Sandboxes;

/**
 * Sandboxes of immutable images, started ahead. Each is handed out once, to a run of the very image
 * that it was made of, and never comes back. Safe for use by several threads.
 */
public final class SandboxPool implements AutoCloseable {

  private static final Logger LOG = System.getLogger(SandboxPool.class.getName());

  private final Sandboxes sandboxes;
  private final ExecutorService background;
  private final InstantSource clock;
  private final PoolSize size;

  private final Map<Kind, Shelf> shelves = new HashMap<>();
  private boolean isClosed;

  public SandboxPool(
      Sandboxes sandboxes, ExecutorService background, InstantSource clock, PoolSize size) {
    this.sandboxes = sandboxes;
    this.background = background;
    this.clock = clock;
    this.size = size;
  }

  /** Takes a sandbox that is ready to run, if there is one. */
  public synchronized Optional<Sandbox> take(ImageName name, ImageId id) {
    return Optional.ofNullable(shelves.get(new Kind(name, id))).map(shelf -> shelf.waiting.poll());
  }

  /** Lets sandboxes of an image be started in the background: runs of it are to be expected. */
  public void expect(ImageName name, ImageId id) {
    if (!name.isImmutable()) {
      return;
    }
    Kind kind = new Kind(name, id);
    Shelf shelf = shelf(kind);
    for (int more = reserve(shelf); more > 0; more--) {
      try {
        background.execute(() -> start(kind, shelf));
      } catch (RejectedExecutionException e) {
        forget(shelf); // the runner is stopping
      }
    }
  }

  private synchronized Shelf shelf(Kind kind) {
    Shelf shelf = shelves.computeIfAbsent(kind, any -> new Shelf());
    shelf.usedAt = clock.instant();
    return shelf;
  }

  /** How many may be started for the image now; they count from here on. */
  private synchronized int reserve(Shelf shelf) {
    int all = shelves.values().stream().mapToInt(Shelf::count).sum();
    int more = Math.min(size.perImage() - shelf.count(), size.inAll() - all);
    if (isClosed || more <= 0) {
      return 0;
    }
    shelf.starting += more;
    return more;
  }

  private void start(Kind kind, Shelf shelf) {
    Sandbox sandbox;
    try {
      sandbox = sandboxes.start(kind.name(), Map.of());
    } catch (EngineException e) {
      LOG.log(Level.WARNING, e.getMessage());
      forget(shelf);
      return;
    }
    boolean isKept = sandbox.awaitReady() && keep(kind, shelf, sandbox);
    forget(shelf);
    if (!isKept) {
      sandboxes.discard(sandbox);
    }
  }

  private synchronized boolean keep(Kind kind, Shelf shelf, Sandbox sandbox) {
    boolean isWanted = !isClosed && shelves.get(kind) == shelf;
    return isWanted && shelf.waiting.add(sandbox);
  }

  private synchronized void forget(Shelf shelf) {
    shelf.starting--;
  }

  /** Lets go of the sandboxes of images that nobody asked for in a time. */
  public void dropIdle(Duration idle) {
    Instant before = clock.instant().minus(idle);
    discard(takeOut(shelf -> shelf.usedAt.isBefore(before)));
  }

  private synchronized List<Sandbox> takeOut(Predicate<Shelf> condition) {
    List<Sandbox> out = new ArrayList<>();
    for (Iterator<Shelf> each = shelves.values().iterator(); each.hasNext(); ) {
      Shelf shelf = each.next();
      if (condition.test(shelf)) {
        out.addAll(shelf.waiting);
        each.remove();
      }
    }
    return out;
  }

  private void discard(List<Sandbox> unused) {
    unused.forEach(sandboxes::discard);
  }

  /** How many sandboxes wait. */
  public synchronized int waiting() {
    return shelves.values().stream().mapToInt(shelf -> shelf.waiting.size()).sum();
  }

  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
    }
    discard(takeOut(any -> true));
  }

  /** A name alone could be given to another image; the id alone does not say what was asked for. */
  private record Kind(ImageName name, ImageId id) {}

  private static final class Shelf {
    private final Deque<Sandbox> waiting = new ArrayDeque<>();
    private int starting;
    private Instant usedAt = Instant.MIN;

    int count() {
      return starting + waiting.size();
    }
  }
}
