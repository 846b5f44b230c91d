package org.cyberdojo.builder.publish;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes a call again when its fault may pass, each time after a longer pause.
 *
 * @param tries at most, the first one included
 * @param first the pause before the second try; it doubles with each further try
 * @param longest pause, whatever a registry asks for
 */
public record Retry(int tries, Duration first, Duration longest, Pause pause) {

  /** As a CI job can bear: half a minute in all. */
  public static final Retry USUAL =
      new Retry(6, Duration.ofSeconds(1), Duration.ofSeconds(30), Pause.REAL);

  /** The answer of the call, or the fault of the last try. */
  <T> T of(Supplier<T> call) {
    return of(
        fault -> fault instanceof RegistryFaultException registry && registry.isPassing(), call);
  }

  /** The answer of the call, or the fault of the last try. */
  <T> T of(Predicate<RuntimeException> mayPass, Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (RuntimeException e) {
        if (attempt >= tries || !mayPass.test(e)) {
          throw e;
        }
        pause.pause(beforeNext(attempt, e));
      }
    }
  }

  private Duration beforeNext(int attempt, RuntimeException fault) {
    Duration asked =
        fault instanceof RegistryFaultException registry
            ? registry.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    Duration own = jittered(first.multipliedBy(1L << Math.min(attempt - 1, 20)));
    Duration wanted = asked.compareTo(own) > 0 ? asked : own;
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }

  /** Between half of it and all of it, so that builders that failed together do not meet again. */
  static Duration jittered(Duration duration) {
    long half = Math.max(1, duration.toMillis() / 2);
    return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
  }
}
