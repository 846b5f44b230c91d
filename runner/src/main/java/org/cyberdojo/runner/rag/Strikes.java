package org.cyberdojo.runner.rag;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers lambdas that had to be stopped. Each stop costs a new container: a lambda that was
 * stopped three times within five minutes is not called again until those are over. Safe for use by
 * several threads.
 */
final class Strikes {

  static final int MOST = 3;
  static final Duration MEMORY = Duration.ofMinutes(5);

  private static final int MOST_REMEMBERED = 1000;

  private final InstantSource clock;
  private final Map<RagLambda, Count> records =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RagLambda, Count> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  Strikes(InstantSource clock) {
    this.clock = clock;
  }

  synchronized boolean isOut(RagLambda lambda) {
    Count known = records.get(lambda);
    return known != null && known.count() >= MOST && clock.instant().isBefore(known.until());
  }

  synchronized void strike(RagLambda lambda) {
    Instant now = clock.instant();
    Count known = records.remove(lambda);
    int before = known != null && now.isBefore(known.until()) ? known.count() : 0;
    records.put(lambda, new Count(before + 1, now.plus(MEMORY)));
  }

  private record Count(int count, Instant until) {}
}
