package org.cyberdojo.gate.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cyberdojo.gate.catalog.BaseImage;
import org.cyberdojo.gate.catalog.Breach;
import org.cyberdojo.gate.catalog.CatalogedTag;
import org.cyberdojo.gate.catalog.ImageRecord;
import org.cyberdojo.gate.catalog.LightsRun;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;

/** Rows as values. */
final class Rows {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
  private static final double NANOS_PER_SECOND = 1e9;

  private Rows() {}

  /** A row of {@code image_tag}, whose runs are read apart. */
  static CatalogedTag tag(ResultSet row, List<LightsRun> runs) throws SQLException {
    return new CatalogedTag(
        record(row), moment(row, "recorded_at"), moment(row, "ordered_at"), runs);
  }

  private static ImageRecord record(ResultSet row) throws SQLException {
    Optional<String> baseName = text(row, "base_name");
    Optional<String> baseDigest = text(row, "base_digest");
    return new ImageRecord(
        ImageName.parse(row.getString("name")).withTag(row.getString("tag")),
        text(row, "digest"),
        text(row, "sha").map(CommitSha::of),
        text(row, "url").map(RepositoryUrl::of),
        new CreationDate(maybeMoment(row, "created_at"), row.getString("created_source")),
        maybeMoment(row, "pushed_at"),
        maybeNumber(row, "size_bytes"),
        baseName.map(name -> new BaseImage(name, baseDigest)),
        labels(row.getString("labels")));
  }

  /** A row of {@code lights_run}. */
  static LightsRun run(ResultSet row) throws SQLException {
    return new LightsRun(
        moment(row, "ran_at"),
        duration(row, "red_seconds"),
        duration(row, "amber_seconds"),
        duration(row, "green_seconds"));
  }

  /** A row of {@code risk_mark}. */
  static RiskMark mark(ResultSet row) throws SQLException {
    Severity severity = Severity.of(row.getString("severity")).orElseThrow();
    return new RiskMark(
        row.getLong("id"),
        new ImageName(
            ImageName.parse(row.getString("name")).host(),
            ImageName.parse(row.getString("name")).name(),
            text(row, "tag"),
            text(row, "digest")),
        new Finding(severity, row.getString("reason"), text(row, "reference"), text(row, "link")),
        row.getString("author"),
        row.getString("origin"),
        moment(row, "made_at"),
        moment(row, "until_at"));
  }

  /** A row of {@code breach}. */
  static Breach breach(ResultSet row) throws SQLException {
    return new Breach(
        ImageName.parse(row.getString("name")).withTag(row.getString("tag")),
        row.getString("recorded_digest"),
        row.getString("offered_digest"),
        moment(row, "breached_at"),
        row.getString("offered_by"));
  }

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  static Instant moment(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static Optional<Instant> maybeMoment(ResultSet row, String column) throws SQLException {
    OptionalLong millis = maybeNumber(row, column);
    return millis.isPresent()
        ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
        : Optional.empty();
  }

  private static OptionalLong maybeNumber(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
    double seconds = row.getDouble(column);
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)));
  }

  /** A duration as it is kept, in seconds. */
  static Double seconds(Duration duration) {
    return duration.toNanos() / NANOS_PER_SECOND;
  }

  private static Map<String, String> labels(String json) {
    try {
      return JSON.readValue(json, LABELS);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("The store holds labels that are no JSON: " + json, e);
    }
  }

  /** Labels as they are kept. */
  static String json(Map<String, String> labels) {
    try {
      return JSON.writeValueAsString(labels);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A map of texts could not be written as JSON", e);
    }
  }
}
