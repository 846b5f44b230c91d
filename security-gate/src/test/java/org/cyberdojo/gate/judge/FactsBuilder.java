package org.cyberdojo.gate.judge;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.facts.Knowledge;
import org.cyberdojo.gate.facts.Sighting;
import org.cyberdojo.gate.facts.Supersession;
import org.cyberdojo.gate.facts.TagDate;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.manifest.image.ImageName;

/** The facts of an image that is fine, to be made worse by a test. */
final class FactsBuilder {

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final String ELM = "ghcr.io/cyber-dojo-languages/elm_test:abc1234";

  private ImageName name = ImageName.parse(ELM);
  private Knowledge knowledge = new Knowledge.Recorded(NOW.minus(Duration.ofDays(10)));
  private CreationDate created =
      CreationDate.of(NOW.minus(Duration.ofDays(10)), "the image's config");
  private Optional<Sighting> sighting = Optional.empty();
  private Optional<Supersession> superseded = Optional.empty();
  private final List<RiskMark> marks = new ArrayList<>();

  static FactsBuilder anImage() {
    return new FactsBuilder();
  }

  FactsBuilder named(String text) {
    name = ImageName.parse(text);
    return this;
  }

  FactsBuilder createdAt(String time) {
    created = CreationDate.of(OffsetDateTime.parse(time).toInstant(), "the image's config");
    return this;
  }

  FactsBuilder createdDaysAgo(long days) {
    created = CreationDate.of(NOW.minus(Duration.ofDays(days)), "the image's config");
    return this;
  }

  FactsBuilder undated() {
    created = CreationDate.missing("the image's config");
    return this;
  }

  FactsBuilder seenDaysAgo(long days) {
    sighting = Optional.of(new Sighting(NOW.minus(Duration.ofDays(days)), "the registry"));
    return this;
  }

  FactsBuilder supersededDaysAgo(long days) {
    TagDate later = new TagDate("def5678", NOW.minus(Duration.ofDays(days)));
    superseded = Optional.of(new Supersession(later, later, 1));
    return this;
  }

  FactsBuilder superseded(TagDate first, TagDate newest, int count) {
    superseded = Optional.of(new Supersession(first, newest, count));
    return this;
  }

  FactsBuilder marked(Severity severity) {
    return marked(severity, NOW.plus(Duration.ofDays(5)));
  }

  FactsBuilder marked(Severity severity, Instant until) {
    Finding finding =
        new Finding(
            severity,
            "a hole in xz",
            Optional.of("CVE-2024-3094"),
            Optional.of("https://nvd.example/3094"));
    Instant made = NOW.minus(Duration.ofDays(30));
    marks.add(new RiskMark(marks.size() + 1L, name, finding, "jan", RiskMark.BY_HAND, made, until));
    return this;
  }

  FactsBuilder known(Knowledge newKnowledge) {
    knowledge = newKnowledge;
    return this;
  }

  ImageFacts build() {
    return new ImageFacts(name, List.of(), knowledge, created, sighting, superseded, marks);
  }
}
