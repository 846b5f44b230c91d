package org.cyberdojo.gate.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cyberdojo.gate.catalog.BaseImage;
import org.cyberdojo.gate.catalog.ImageRecord;
import org.cyberdojo.gate.catalog.ImageReport;
import org.cyberdojo.gate.catalog.LightsRun;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * The 83 languages of cyber-dojo with their real sizes and durations, each with a made-up history
 * of tags.
 */
public final class RealLanguages {

  private final Random random = new Random(42);
  private final Instant now;

  public RealLanguages(Instant now) {
    this.now = now;
  }

  /** Reports on every language; the newest tag of each has the real figures. */
  public List<ImageReport> reports(int tagsOfEach) {
    List<ImageReport> reports = new ArrayList<>();
    for (String line : lines()) {
      history(line.split(","), tagsOfEach, reports);
    }
    return reports;
  }

  private void history(String[] language, int tags, List<ImageReport> reports) {
    ImageName newest = ImageName.parse(language[2]);
    Duration age =
        Duration.ofDays(random.nextInt(100) < 6 ? 380 + random.nextInt(200) : random.nextInt(90));
    double pace = 0.985 + random.nextDouble() * 0.03;
    for (int back = 0; back < tags; back++) {
      String tag =
          back == 0 ? newest.tag().orElseThrow() : String.format("%07x", random.nextInt(1 << 28));
      Instant created = now.minus(age.plusDays(back * 11L)).minusSeconds(random.nextInt(80_000));
      double factor = Math.pow(pace, back) * (0.94 + random.nextDouble() * 0.12);
      reports.add(report(newest.withTag(tag), language, created, back == 0 ? 1 : factor));
    }
  }

  private ImageReport report(ImageName image, String[] language, Instant created, double factor) {
    String sha =
        image.tag().orElseThrow() + String.format("%033x", random.nextLong() & Long.MAX_VALUE);
    ImageRecord record =
        ImageRecord.of(image)
            .withDigest(String.format("sha256:%064x", random.nextLong() & Long.MAX_VALUE))
            .withSource(
                CommitSha.of(sha),
                RepositoryUrl.of("https://github.com/cyber-dojo-start-points/" + language[0]))
            .withCreated(CreationDate.of(created, "the builder"))
            .withPushed(created.plusSeconds(60))
            .withBase(new BaseImage("debian:12-slim", Optional.empty()));
    LightsRun run =
        new LightsRun(
            created.plusSeconds(30),
            seconds(language[4], factor),
            seconds(language[5], factor),
            seconds(language[6], factor));
    return new ImageReport(sized(record, language[3], factor), List.of(run), "CircleCI");
  }

  private static ImageRecord sized(ImageRecord record, String bytes, double factor) {
    return bytes.equals("null") ? record : record.withSize((long) (Long.parseLong(bytes) * factor));
  }

  private static Optional<Duration> seconds(String text, double factor) {
    return Optional.of(Duration.ofNanos((long) (Double.parseDouble(text) * factor * 1e9)));
  }

  private static List<String> lines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                RealLanguages.class.getResourceAsStream("real-durations.csv"), UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
