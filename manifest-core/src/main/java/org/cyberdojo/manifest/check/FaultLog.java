package org.cyberdojo.manifest.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The faults found so far: the first ones are kept, the rest are counted. */
final class FaultLog {

  /** As many as are kept: a person reads fewer, and a hostile repository has any number. */
  static final int MOST_FAULTS = 1000;

  private final List<Fault> kept = new ArrayList<>();
  private long more;

  /**
   * Takes the faults of one manifest, or of one other thing. No more are looked for than could be
   * kept.
   *
   * @return whether there were none
   */
  boolean addAll(Stream<Fault> faults) {
    List<Fault> found = faults.limit(MOST_FAULTS + 1L).toList();
    int room = Math.min(found.size(), MOST_FAULTS - kept.size());
    kept.addAll(found.subList(0, room));
    more += found.size() - room;
    return found.isEmpty();
  }

  List<Fault> kept() {
    return kept;
  }

  /** How many faults are not kept, at least. */
  long more() {
    return more;
  }
}
