package org.cyberdojo.gate.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cyberdojo.gate.catalog.CatalogedTag;
import org.cyberdojo.gate.catalog.LightsRun;
import org.cyberdojo.gate.facts.Day;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.Verdict;
import org.cyberdojo.manifest.commit.CommitSha;

/**
 * One tag, as the page shows it.
 *
 * @param tag what the catalog has
 * @param decision what the gate says
 * @param now the moment of showing
 */
public record TagRow(CatalogedTag tag, Decision decision, Instant now) {

  public String name() {
    return tag.tag();
  }

  /** The commit's page. */
  public Optional<String> commitLink() {
    return tag.record()
        .url()
        .flatMap(url -> tag.record().sha().flatMap(sha -> CommitLink.of(url, sha)));
  }

  /** {@code 2026-11-20}; empty when the date is missing or cannot be true. */
  public Optional<String> created() {
    return tag.record().created().believedAt(now).map(Day::of);
  }

  public Optional<String> age() {
    return ageInDays().map(Words::age);
  }

  Optional<Long> ageInDays() {
    return tag.record().created().believedAt(now).map(created -> Day.between(created, now));
  }

  public Optional<String> size() {
    return tag.record().size().isPresent()
        ? Optional.of(Words.size(tag.record().size().getAsLong()))
        : Optional.empty();
  }

  public Optional<String> red() {
    return lights().flatMap(LightsRun::red).map(Words::seconds);
  }

  public Optional<String> amber() {
    return lights().flatMap(LightsRun::amber).map(Words::seconds);
  }

  public Optional<String> green() {
    return lights().flatMap(LightsRun::green).map(Words::seconds);
  }

  /** Red, amber and green together, in seconds. */
  Optional<Double> total() {
    return lights().flatMap(LightsRun::total).map(Words::inSeconds);
  }

  /** The newest run. */
  Optional<LightsRun> lights() {
    return tag.runs().stream().findFirst();
  }

  /** For sorting; 0 when it is not known. */
  public long sizeInBytes() {
    return tag.record().size().orElse(0);
  }

  /** For sorting; 0 when it is not known. */
  public double seconds() {
    return total().orElse(0.0);
  }

  /** What the tag shows when it is pointed at. */
  public String title() {
    return tag.record().sha().map(CommitSha::text).orElse(tag.image().toString());
  }

  public Verdict verdict() {
    return decision.verdict();
  }

  /** The rules that led to the verdict: {@code max-age, risk}. */
  public String rules() {
    return decision.reasons().stream()
        .filter(reason -> reason.action() != Verdict.ALLOW)
        .map(reason -> reason.rule().text())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Whether the tag can come to mean another image. */
  public boolean moves() {
    return !tag.image().isImmutable();
  }

  /** Why, a sentence each. */
  public List<String> sentences() {
    return decision.reasons().stream().map(Reason::sentence).toList();
  }
}
