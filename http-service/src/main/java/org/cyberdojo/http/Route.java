package org.cyberdojo.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;

/**
 * One path and what answers there, whatever the method. Paths match exactly: {@code /names/} is
 * another path than {@code /names}.
 *
 * <pre>{@code
 * Route.ready("/names", Answer.json(names).prepared());
 * Route.blocking("/run", runner::run).withBodyLimit(5_000_000).withMostAtOnce(8);
 * }</pre>
 */
public final class Route {

  /** What answers. */
  sealed interface Work {}

  /** The same bytes each time. */
  record Ready(Answer answer) implements Work {}

  /** At once, on the event loop. */
  record Quick(Responder responder) implements Work {}

  /** On a virtual thread of its own. */
  record Blocking(Responder responder, Semaphore places, Optional<Shortcut> shortcut)
      implements Work {}

  private static final int MOST_AT_ONCE = 256;

  private final String path;
  private final Work work;
  private final boolean takesArguments;
  private final OptionalInt bodyLimit;
  private final List<Guard> guards;

  private Route(
      String path, Work work, boolean takesArguments, OptionalInt bodyLimit, List<Guard> guards) {
    this.path = path;
    this.work = work;
    this.takesArguments = takesArguments;
    this.bodyLimit = bodyLimit;
    this.guards = guards;
  }

  private static Route of(String path, Work work) {
    return new Route(path, work, true, OptionalInt.empty(), List.of());
  }

  /** The same answer each time. */
  public static Route ready(String path, Answer answer) {
    return of(path, new Ready(answer));
  }

  /**
   * An answer from memory, within microseconds: the responder runs on the event loop and must never
   * wait.
   */
  public static Route quick(String path, Responder responder) {
    return of(path, new Quick(responder));
  }

  /**
   * An answer that may take its time: the responder runs on a virtual thread. At most 256 at once.
   */
  public static Route blocking(String path, Responder responder) {
    return of(path, new Blocking(responder, new Semaphore(MOST_AT_ONCE), Optional.empty()));
  }

  /** Whatever its body is, it is not looked at: for pages and their parts. */
  public Route ignoringBody() {
    return new Route(path, work, false, bodyLimit, guards);
  }

  /** With its own limit on the size of a body. */
  public Route withBodyLimit(int bytes) {
    return new Route(path, work, takesArguments, OptionalInt.of(bytes), guards);
  }

  /** With a guard more; they are asked in the order they were added. */
  public Route guardedBy(Guard guard) {
    var more = new ArrayList<>(guards);
    more.add(guard);
    return new Route(path, work, takesArguments, bodyLimit, List.copyOf(more));
  }

  /**
   * A {@link #blocking} route that answers 503 when this many requests are already being answered.
   */
  public Route withMostAtOnce(int most) {
    Blocking blocking = blockingWork();
    return with(new Blocking(blocking.responder(), new Semaphore(most), blocking.shortcut()));
  }

  /**
   * A {@link #blocking} route whose answer may be there already: then it is sent at once, from the
   * event loop, and counts for nothing against the most at once.
   */
  public Route shortenedBy(Shortcut shortcut) {
    Blocking blocking = blockingWork();
    return with(new Blocking(blocking.responder(), blocking.places(), Optional.of(shortcut)));
  }

  private Blocking blockingWork() {
    if (work instanceof Blocking blocking) {
      return blocking;
    }
    throw new IllegalStateException(path + " is no blocking route");
  }

  private Route with(Work newWork) {
    return new Route(path, newWork, takesArguments, bodyLimit, guards);
  }

  /** The path that it answers at. */
  public String path() {
    return path;
  }

  Work work() {
    return work;
  }

  boolean takesArguments() {
    return takesArguments;
  }

  int bodyLimit(Limits limits) {
    return bodyLimit.orElse(limits.bodyBytes());
  }

  List<Guard> guards() {
    return guards;
  }
}
