package org.cyberdojo.gate.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.Import;
import org.cyberdojo.gate.risk.MarkHistory;
import org.cyberdojo.gate.risk.MarkRequest;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.risk.RiskMarks;
import org.cyberdojo.gate.risk.ScanResult;
import org.cyberdojo.manifest.image.CanonicalName;
import org.cyberdojo.manifest.image.ImageName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The risk marks in a database. */
final class SqlRiskMarks implements RiskMarks {

  private static final String INSERT =
      """
      insert into risk_mark (name, tag, digest, severity, reason, reference, link, author, origin, made_at, until_at)
      values (:name, :tag, :digest, :severity, :reason, :reference, :link, :author, :origin, :made, :until)
      """;

  private static final String ON_EXACTLY =
      """
      lifted_at is null and name = :name
        and coalesce(tag, '') = :tag and coalesce(digest, '') = :digest
      """;

  private static final String NEWEST_FIRST =
      "select * from risk_mark where (:name = '' or name = :name) %s order by id desc limit :most";

  private static final String COUNTING = "and lifted_at is null and until_at > :now";

  private final Database database;

  SqlRiskMarks(Database database) {
    this.database = database;
  }

  @Override
  public RiskMark add(MarkRequest request, Instant now) {
    return database.writing(handle -> insert(handle, request, now));
  }

  private static RiskMark insert(Handle handle, MarkRequest request, Instant now) {
    Instant made = now.truncatedTo(ChronoUnit.MILLIS);
    ImageName image = CanonicalName.of(request.image());
    Finding finding = request.finding();
    long id =
        handle
            .createUpdate(INSERT)
            .bind("name", image.untagged().toString())
            .bind("tag", image.tag())
            .bind("digest", image.digest())
            .bind("severity", finding.severity().text())
            .bind("reason", finding.reason())
            .bind("reference", finding.reference())
            .bind("link", finding.link())
            .bind("author", request.author())
            .bind("origin", request.origin())
            .bind("made", made.toEpochMilli())
            .bind("until", request.until().toEpochMilli())
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    MarkRequest canonical =
        new MarkRequest(image, finding, request.author(), request.origin(), request.until());
    return canonical.numbered(id, made);
  }

  @Override
  public List<RiskMark> lift(ImageName image, String by, Instant now) {
    return database.writing(handle -> lifted(handle, on(handle, image), by, now));
  }

  @Override
  public List<RiskMark> lift(long id, String by, Instant now) {
    return database.writing(
        handle ->
            lifted(
                handle,
                handle
                    .createQuery("select * from risk_mark where lifted_at is null and id = :id")
                    .bind("id", id)
                    .map((row, context) -> Rows.mark(row))
                    .list(),
                by,
                now));
  }

  private static List<RiskMark> lifted(
      Handle handle, List<RiskMark> marks, String by, Instant now) {
    marks.forEach(
        mark ->
            handle
                .createUpdate(
                    "update risk_mark set lifted_at = :at, lifted_by = :by where id = :id")
                .bind("at", now.toEpochMilli())
                .bind("by", by)
                .bind("id", mark.id())
                .execute());
    return marks;
  }

  private static List<RiskMark> on(Handle handle, ImageName image) {
    ImageName canonical = CanonicalName.of(image);
    return handle
        .createQuery("select * from risk_mark where " + ON_EXACTLY + " order by id")
        .bind("name", canonical.untagged().toString())
        .bind("tag", canonical.tag().orElse(""))
        .bind("digest", canonical.digest().orElse(""))
        .map((row, context) -> Rows.mark(row))
        .list();
  }

  @Override
  public Import replace(ScanResult scan, Instant now) {
    return database.writing(handle -> replace(handle, scan, now));
  }

  private Import replace(Handle handle, ScanResult scan, Instant now) {
    database.dialect().lock(handle, CanonicalName.repository(scan.image()).toString());
    Map<Finding, Deque<RiskMark>> former =
        on(handle, scan.image()).stream()
            .filter(mark -> mark.origin().equals(scan.scanner()))
            .collect(groupingBy(RiskMark::finding, toCollection(ArrayDeque::new)));
    List<RiskMark> kept = new ArrayList<>();
    int added = 0;
    for (Finding finding : scan.findings().stream().distinct().toList()) {
      Deque<RiskMark> same = former.getOrDefault(finding, new ArrayDeque<>());
      if (same.isEmpty()) {
        insert(handle, scan.request(finding), now);
        added++;
      } else {
        kept.add(same.removeFirst());
      }
    }
    prolong(handle, kept, scan.until());
    List<RiskMark> gone = former.values().stream().flatMap(Deque::stream).toList();
    lifted(handle, gone, scan.author(), now);
    return new Import(added, kept.size(), gone.size());
  }

  private static void prolong(Handle handle, List<RiskMark> marks, Instant until) {
    marks.forEach(
        mark ->
            handle
                .createUpdate("update risk_mark set until_at = :until where id = :id")
                .bind("until", until.toEpochMilli())
                .bind("id", mark.id())
                .execute());
  }

  @Override
  public List<MarkHistory> history(String name, int most) {
    return database.reading(
        handle -> listed(handle.createQuery(NEWEST_FIRST.formatted("")), name, most));
  }

  @Override
  public List<MarkHistory> counting(String name, Instant now, int most) {
    return database.reading(
        handle ->
            listed(
                handle
                    .createQuery(NEWEST_FIRST.formatted(COUNTING))
                    .bind("now", now.toEpochMilli()),
                name,
                most));
  }

  private static List<MarkHistory> listed(Query query, String name, int most) {
    return query
        .bind("name", name)
        .bind("most", most)
        .map((row, context) -> new MarkHistory(Rows.mark(row), lift(row)))
        .list();
  }

  private static Optional<MarkHistory.Lift> lift(ResultSet row) throws SQLException {
    Optional<Instant> at = Rows.maybeMoment(row, "lifted_at");
    String by = Rows.text(row, "lifted_by").orElse("");
    return at.map(moment -> new MarkHistory.Lift(moment, by));
  }
}
