package org.cyberdojo.gate.judge;

import java.time.Instant;
import java.util.List;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.verdict.Reason;

/** One thing that is asked of an image. Pure, and safe for any thread. */
@FunctionalInterface
interface Rule {

  /** What the rule found: one reason at least, also when the image passes. */
  List<Reason> judge(ImageFacts facts, Instant now);
}
