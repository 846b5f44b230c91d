package org.cyberdojo.gate.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.gate.catalog.BaseImage;
import org.cyberdojo.gate.catalog.ImageRecord;
import org.cyberdojo.gate.catalog.ImageReport;
import org.cyberdojo.gate.catalog.LightsRun;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;

/** Reports as a builder sends them. */
final class Reports {

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final ImageName ELM = ImageName.parse("ghcr.io/cyber-dojo-languages/elm_test");

  private Reports() {}

  static String digest(int number) {
    return "sha256:" + String.format("%064x", number);
  }

  /** All that can be known of an image. */
  static ImageRecord whole(String tag, int digest) {
    return ImageRecord.of(ELM.withTag(tag))
        .withDigest(digest(digest))
        .withSource(
            CommitSha.of(tag + "0".repeat(33)), RepositoryUrl.of("https://github.com/x/elm-test"))
        .withCreated(CreationDate.of(NOW.minus(Duration.ofDays(digest)), "the builder"))
        .withPushed(NOW.minus(Duration.ofDays(digest)).plusSeconds(60))
        .withSize(123_456_789_012L)
        .withBase(
            new BaseImage("ghcr.io/cyber-dojo-languages/elm:1234567", Optional.of(digest(99))))
        .withLabels(Map.of("org.opencontainers.image.title", "elm \"test\" <ü>"));
  }

  static ImageReport report(ImageRecord record, LightsRun... runs) {
    return new ImageReport(record, List.of(runs), "the builder");
  }

  static ImageReport report(String tag, int digest) {
    return report(whole(tag, digest));
  }

  /** A run of the lights some seconds from now: red, amber and green of so many milliseconds. */
  static LightsRun run(long seconds, long red, long amber, long green) {
    return new LightsRun(
        NOW.plusSeconds(seconds),
        Optional.of(Duration.ofMillis(red)),
        Optional.of(Duration.ofMillis(amber)),
        Optional.of(Duration.ofMillis(green)));
  }
}
