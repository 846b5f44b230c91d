package org.cyberdojo.gate.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.cyberdojo.gate.json.Arguments;
import org.cyberdojo.gate.json.BadArgumentException;
import org.cyberdojo.gate.json.MarkJson;
import org.cyberdojo.gate.risk.Import;
import org.cyberdojo.gate.risk.MarkHistory;
import org.cyberdojo.gate.risk.MarkRequest;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.risk.RiskMarks;
import org.cyberdojo.gate.scan.Scan;
import org.cyberdojo.gate.scan.ScanReader;
import org.cyberdojo.http.Answer;
import org.cyberdojo.http.Call;
import org.cyberdojo.http.Refusal;
import org.cyberdojo.http.Route;
import org.cyberdojo.manifest.image.CanonicalName;

/** {@code /marks}, and what is done with them. */
final class MarkRoutes {

  private static final int USUAL = 100;
  private static final int MOST = 1000;

  /** A scanner's report on an image with hundreds of faults has some megabytes. */
  private static final int MOST_SCAN_BYTES = 32 * 1024 * 1024;

  private static final int MOST_SCANS_AT_ONCE = 2;

  /** So long the marks of a scan count when nothing else is said: scans are repeated. */
  private static final Duration SCAN_LASTS = Duration.ofDays(90);

  private final RiskMarks marks;
  private final Runnable changed;
  private final Doors doors;
  private final Clock clock;

  MarkRoutes(RiskMarks marks, Runnable changed, Doors doors, Clock clock) {
    this.marks = marks;
    this.changed = changed;
    this.doors = doors;
    this.clock = clock;
  }

  List<Route> all(Guarded guarded) {
    return List.of(
        Route.blocking("/marks", guarded.of(this::list)).guardedBy(doors.reading()),
        Route.blocking("/marks/add", guarded.of(this::add)).guardedBy(doors.writing()),
        Route.blocking("/marks/lift", guarded.of(this::lift)).guardedBy(doors.writing()),
        Route.blocking("/marks/import", guarded.of(this::importScan))
            .withBodyLimit(MOST_SCAN_BYTES)
            .withMostAtOnce(MOST_SCANS_AT_ONCE)
            .guardedBy(doors.writing()));
  }

  private Answer list(Call call) {
    Arguments arguments = Arguments.of(call.arguments());
    String name =
        arguments
            .image("image_name")
            .map(image -> CanonicalName.repository(image).toString())
            .orElse("");
    int most = arguments.number("most", 1, MOST, USUAL);
    List<MarkHistory> listed =
        arguments.isTrue("all")
            ? marks.history(name, most)
            : marks.counting(name, clock.instant(), most);
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    listed.forEach(mark -> found.add(MarkJson.of(mark)));
    return Answer.json("marks", found);
  }

  private Answer add(Call call) {
    Arguments arguments = Arguments.of(call.arguments());
    String author = doors.author(call, arguments.text("by"));
    MarkRequest asked = MarkJson.request(arguments, author);
    MarkRequest request =
        new MarkRequest(asked.image(), asked.finding(), author, asked.origin(), asked.until());
    Instant now = clock.instant();
    if (!request.until().isAfter(now)) {
      throw new BadArgumentException("until has passed already; a mark ends later than now");
    }
    RiskMark mark = marks.add(request, now);
    changed.run();
    return Answer.json("add", MarkJson.of(mark));
  }

  private Answer lift(Call call) {
    Arguments arguments = Arguments.of(call.arguments());
    List<RiskMark> lifted = lift(arguments, doors.author(call, arguments.text("by")));
    changed.run();
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    lifted.forEach(mark -> found.add(MarkJson.of(mark)));
    return Answer.json("lift", found);
  }

  private List<RiskMark> lift(Arguments arguments, String by) {
    OptionalLong id = arguments.number("id");
    List<RiskMark> lifted =
        id.isPresent()
            ? marks.lift(id.getAsLong(), by, clock.instant())
            : marks.lift(arguments.requiredImage("image_name"), by, clock.instant());
    if (lifted.isEmpty()) {
      throw Refusal.notFound("there is no such mark; /marks lists those that there are");
    }
    return lifted;
  }

  private Answer importScan(Call call) {
    Arguments arguments = Arguments.of(call.arguments());
    Scan scan = ScanReader.read(call.arguments().path("scan"));
    var image =
        arguments
            .image("image_name")
            .or(scan::image)
            .orElseThrow(
                () ->
                    new BadArgumentException(
                        "image_name is missing, and the scan does not say what was scanned"));
    Instant now = clock.instant();
    Instant until = arguments.end("until").orElse(now.plus(SCAN_LASTS));
    if (!until.isAfter(now)) {
      throw new BadArgumentException("until has passed already; marks end later than now");
    }
    Import done =
        marks.replace(scan.of(image, doors.author(call, arguments.text("by")), until), now);
    changed.run();
    return Answer.json(
        "import",
        MarkJson.of(done).put("image_name", image.toString()).put("scanner", scan.scanner()));
  }
}
