package org.cyberdojo.cli.startpoint;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.builder.startpoint.ImageGate;
import org.cyberdojo.cli.gate.Judge;
import org.cyberdojo.cli.gate.Judges;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.gate.verdict.Verdict;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Asks the security gate on the images of start-points.
 *
 * @param policy the file to judge by where there is no gate
 */
record GatedStartPoints(Judges judges, Optional<Path> policy) implements ImageGate {

  @Override
  public Map<ImageName, Objection> judge(List<ImageName> images) {
    Map<ImageName, Objection> objections = new HashMap<>();
    try (Judge judge = judges.ofStrangers(policy)) {
      List<Decision> decisions = judge.decide(images);
      for (int i = 0; i < images.size(); i++) {
        Decision decision = decisions.get(i);
        if (decision.verdict() != Verdict.ALLOW) {
          objections.put(images.get(i), objection(decision));
        }
      }
    }
    return objections;
  }

  private static Objection objection(Decision decision) {
    return new Objection(
        decision.verdict() == Verdict.DENY,
        decision.reasons().stream()
            .filter(reason -> reason.action() == decision.verdict())
            .map(reason -> reason.rule().text() + ": " + reason.sentence())
            .toList());
  }
}
