package org.cyberdojo.cli.gate;

import java.time.InstantSource;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.facts.OwnDate;
import org.cyberdojo.gate.judge.Gate;
import org.cyberdojo.gate.policy.Policy;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.manifest.image.ImageName;

/** Judges without a gate: by a policy, and by what images say of themselves. */
final class LocalJudge implements Judge {

  private final Gate gate;
  private final OwnDates dates;
  private final InstantSource clock;

  LocalJudge(Policy policy, OwnDates dates, InstantSource clock) {
    this.gate = Gate.by(policy);
    this.dates = dates;
    this.clock = clock;
  }

  @Override
  public Decision decide(ImageName image) {
    OwnDates.Dates found = dates.require(image);
    var created = OwnDate.of(found.configText(), found.labels(), clock.instant());
    return gate.judge(ImageFacts.withoutCatalog(image, created), clock.instant());
  }

  @Override
  public String name() {
    return "the images' own creation dates";
  }

  @Override
  public void close() {
    // nothing is open
  }
}
