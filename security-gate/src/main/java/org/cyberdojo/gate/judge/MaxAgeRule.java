package org.cyberdojo.gate.judge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.gate.facts.Day;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.facts.Sighting;
import org.cyberdojo.gate.policy.MaxAge;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.RuleName;

/**
 * An image may not be older than the limit, in whole days.
 *
 * <p>A date that no real build can have had is no date. Then a moment at which the image was seen
 * still says how old it is at least.
 */
record MaxAgeRule(MaxAge limit) implements Rule {

  private static final String REBUILD = "rebuild it, or exempt it until a date";

  @Override
  public List<Reason> judge(ImageFacts facts, Instant now) {
    Optional<Instant> created = facts.created().believedAt(now);
    return List.of(created.isPresent() ? dated(created.get(), facts, now) : undated(facts, now));
  }

  private Reason dated(Instant created, ImageFacts facts, Instant now) {
    long age = Day.between(created, now);
    String fact = "created " + Day.of(created) + ", " + Day.count(age) + " ago";
    String source = facts.created().source();
    return age <= limit.days()
        ? Reason.passed(RuleName.MAX_AGE, fact, allowed(), source)
        : Reason.broken(RuleName.MAX_AGE, limit.action(), fact, allowed(), source, REBUILD);
  }

  private Reason undated(ImageFacts facts, Instant now) {
    String unbelieved = unbelieved(facts.created(), now);
    Optional<Sighting> tooOld =
        facts.sighting().filter(seen -> Day.between(seen.at(), now) > limit.days());
    if (tooOld.isEmpty()) {
      return Reason.broken(
          RuleName.MAX_AGE,
          limit.undated(),
          unbelieved,
          "a creation date, " + allowed(),
          facts.created().source(),
          "rebuild it with its build's time as its creation date, or exempt it until a date");
    }
    Sighting seen = tooOld.get();
    return Reason.broken(
        RuleName.MAX_AGE,
        limit.action().or(limit.undated()),
        unbelieved
            + "; it existed on "
            + Day.of(seen.at())
            + ", so it is "
            + Day.count(Day.between(seen.at(), now))
            + " old at least",
        allowed(),
        facts.created().source() + ", and " + seen.source(),
        REBUILD);
  }

  private static String unbelieved(CreationDate created, Instant now) {
    return created
        .claimed()
        .map(
            date ->
                "undated: "
                    + Day.of(date)
                    + (date.isAfter(now)
                        ? " lies in the future"
                        : " is before there were container images"))
        .orElse("undated: no creation date");
  }

  private String allowed() {
    return "at most " + Day.count(limit.days()) + " old";
  }
}
