package org.cyberdojo.gate.judge;

import java.time.Instant;
import java.util.List;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.RuleName;
import org.cyberdojo.gate.verdict.Verdict;
import org.cyberdojo.manifest.image.ImageName;

/** A name should always mean the same image. */
record MutableRule(Verdict action) implements Rule {

  private static final String LIMIT = "a tag of 7 hex digits, or a digest";
  private static final String SOURCE = "the image's name";

  @Override
  public List<Reason> judge(ImageFacts facts, Instant now) {
    ImageName name = facts.name();
    if (name.isImmutable()) {
      return List.of(
          Reason.passed(RuleName.MUTABLE, "the name always means the same image", LIMIT, SOURCE));
    }
    String tag = name.withImpliedTag().tag().orElse("latest");
    return List.of(
        Reason.broken(
            RuleName.MUTABLE,
            action,
            "the tag " + tag + " can come to mean another image",
            LIMIT,
            SOURCE,
            "name it by the commit it was built from, "
                + name.untagged()
                + ":<sha7>, or by its digest"));
  }
}
