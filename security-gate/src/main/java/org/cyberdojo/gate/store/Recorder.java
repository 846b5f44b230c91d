package org.cyberdojo.gate.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.catalog.BaseImage;
import org.cyberdojo.gate.catalog.Breach;
import org.cyberdojo.gate.catalog.CatalogedTag;
import org.cyberdojo.gate.catalog.ImageRecord;
import org.cyberdojo.gate.catalog.ImageReport;
import org.cyberdojo.gate.catalog.LightsRun;
import org.cyberdojo.gate.catalog.Recording;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Takes one report, inside one transaction. */
final class Recorder {

  private static final String INSERT =
      """
      insert into image_tag (name, tag, moves, digest, sha, url, created_at, created_source, pushed_at, recorded_at,
        ordered_at, size_bytes, base_name, base_digest, labels, recorded_by)
      values (:name, :tag, :moves, :digest, :sha, :url, :created, :source, :pushed, :recorded,
        :ordered, :size, :baseName, :baseDigest, :labels, :by)
      on conflict (name, tag) do nothing
      """;

  private static final String UPDATE =
      """
      update image_tag set digest = :digest, sha = :sha, url = :url, created_at = :created, created_source = :source,
        pushed_at = :pushed, recorded_at = :recorded, ordered_at = :ordered, size_bytes = :size, base_name = :baseName,
        base_digest = :baseDigest, labels = :labels
      where name = :name and tag = :tag
      """;

  private static final String INSERT_RUN =
      """
      insert into lights_run (tag_id, ran_at, red_seconds, amber_seconds, green_seconds)
      select id, :at, :red, :amber, :green from image_tag where name = :name and tag = :tag
      on conflict (tag_id, ran_at) do nothing
      """;

  private final Handle handle;
  private final Dialect dialect;
  private final Instant now;

  Recorder(Handle handle, Dialect dialect, Instant now) {
    this.handle = handle;
    this.dialect = dialect;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  Recording record(ImageReport report) {
    ImageRecord offered = report.record();
    boolean added =
        bound(handle.createUpdate(INSERT), offered, now)
                .bind("moves", moves(offered) ? 1 : 0)
                .bind("by", report.by())
                .execute()
            == 1;
    if (added) {
      insertRuns(report);
      return new Recording.Added(stored(offered.image()));
    }
    return merged(report, locked(offered.image()));
  }

  private Recording merged(ImageReport report, CatalogedTag known) {
    Optional<String> offered = report.record().digest();
    boolean other =
        offered.isPresent()
            && known.record().digest().isPresent()
            && !offered.equals(known.record().digest());
    if (!other) {
      return completed(report, known);
    }
    if (!moves(report.record())) {
      return new Recording.Refused(refuse(report, known));
    }
    return moved(report);
  }

  private Recording completed(ImageReport report, CatalogedTag known) {
    ImageRecord complete = known.record().completedBy(report.record());
    boolean more = !complete.equals(known.record());
    if (more) {
      bound(handle.createUpdate(UPDATE), complete, known.recorded()).execute();
    }
    boolean moreRuns = insertRuns(report);
    CatalogedTag stored = stored(complete.image());
    return more || moreRuns ? new Recording.Completed(stored) : new Recording.Unchanged(stored);
  }

  /**
   * The tag means another image from now on; how long the lights of the former took says nothing of
   * it.
   */
  private Recording moved(ImageReport report) {
    ImageRecord record = report.record();
    handle
        .createUpdate(
            "delete from lights_run where tag_id in (select id from image_tag where name = :name and tag = :tag)")
        .bind("name", nameOf(record.image()))
        .bind("tag", tagOf(record.image()))
        .execute();
    bound(handle.createUpdate(UPDATE), record, now).execute();
    insertRuns(report);
    return new Recording.Moved(stored(record.image()));
  }

  private Breach refuse(ImageReport report, CatalogedTag known) {
    Breach breach =
        new Breach(
            known.image(),
            known.record().digest().orElseThrow(),
            report.record().digest().orElseThrow(),
            now,
            report.by());
    handle
        .createUpdate(
            """
            insert into breach (name, tag, recorded_digest, offered_digest, breached_at, offered_by)
            values (:name, :tag, :recorded, :offered, :at, :by)
            """)
        .bind("name", nameOf(breach.image()))
        .bind("tag", tagOf(breach.image()))
        .bind("recorded", breach.recordedDigest())
        .bind("offered", breach.offeredDigest())
        .bind("at", now.toEpochMilli())
        .bind("by", breach.by())
        .execute();
    return breach;
  }

  private boolean insertRuns(ImageReport report) {
    ImageName image = report.record().image();
    return report.runs().stream().mapToInt(run -> insertRun(image, run)).sum() > 0;
  }

  private int insertRun(ImageName image, LightsRun run) {
    return handle
        .createUpdate(INSERT_RUN)
        .bind("name", nameOf(image))
        .bind("tag", tagOf(image))
        .bind("at", run.at().toEpochMilli())
        .bind("red", run.red().map(Rows::seconds))
        .bind("amber", run.amber().map(Rows::seconds))
        .bind("green", run.green().map(Rows::seconds))
        .execute();
  }

  private Update bound(Update update, ImageRecord record, Instant recorded) {
    Optional<BaseImage> base = record.base();
    return update
        .bind("name", nameOf(record.image()))
        .bind("tag", tagOf(record.image()))
        .bind("digest", record.digest())
        .bind("sha", record.sha().map(CommitSha::text))
        .bind("url", record.url().map(RepositoryUrl::text))
        .bind("created", record.created().claimed().map(Instant::toEpochMilli))
        .bind("source", record.created().source())
        .bind("pushed", record.pushed().map(Instant::toEpochMilli))
        .bind("recorded", recorded.toEpochMilli())
        .bind("ordered", ordered(record, recorded).toEpochMilli())
        .bind("size", record.size())
        .bind("baseName", base.map(BaseImage::name))
        .bind("baseDigest", base.flatMap(BaseImage::digest))
        .bind("labels", Rows.json(record.labels()));
  }

  private Instant ordered(ImageRecord record, Instant recorded) {
    return record.created().believedAt(now).or(record::pushed).orElse(recorded);
  }

  private CatalogedTag stored(ImageName image) {
    return select(image, "").orElseThrow();
  }

  private CatalogedTag locked(ImageName image) {
    return select(image, dialect.forUpdate()).orElseThrow();
  }

  private Optional<CatalogedTag> select(ImageName image, String lock) {
    return handle
        .createQuery("select * from image_tag where name = :name and tag = :tag" + lock)
        .bind("name", nameOf(image))
        .bind("tag", tagOf(image))
        .map((row, context) -> Rows.tag(row, List.of()))
        .findOne();
  }

  private static boolean moves(ImageRecord record) {
    return !record.image().isImmutable();
  }

  private static String nameOf(ImageName image) {
    return image.untagged().toString();
  }

  private static String tagOf(ImageName image) {
    return image.tag().orElseThrow();
  }
}
