package org.cyberdojo.gate.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.catalog.Breach;
import org.cyberdojo.gate.catalog.Catalog;
import org.cyberdojo.gate.catalog.CatalogedTag;
import org.cyberdojo.gate.catalog.ImageReport;
import org.cyberdojo.gate.catalog.Recording;
import org.cyberdojo.gate.json.Arguments;
import org.cyberdojo.gate.json.ImageJson;
import org.cyberdojo.http.Answer;
import org.cyberdojo.http.Call;
import org.cyberdojo.http.Fault;
import org.cyberdojo.http.Refusal;
import org.cyberdojo.http.Route;

/** {@code /images}, {@code /images/record} and {@code /breaches}. */
final class ImageRoutes {

  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final int CONFLICT = 409;

  private final Catalog catalog;
  private final Runnable changed;
  private final GateMetrics metrics;
  private final Doors doors;
  private final Clock clock;

  ImageRoutes(Catalog catalog, Runnable changed, GateMetrics metrics, Doors doors, Clock clock) {
    this.catalog = catalog;
    this.changed = changed;
    this.metrics = metrics;
    this.doors = doors;
    this.clock = clock;
  }

  List<Route> all(Guarded guarded) {
    return List.of(
        Route.blocking("/images", guarded.of(this::list)).guardedBy(doors.reading()),
        Route.blocking("/images/record", guarded.of(this::record)).guardedBy(doors.writing()),
        Route.blocking("/breaches", guarded.of(this::breaches)).guardedBy(doors.reading()));
  }

  private Answer list(Call call) {
    Arguments arguments = Arguments.of(call.arguments());
    String name = arguments.text("name").orElse("");
    int first = arguments.number("first", 0, Integer.MAX_VALUE, 0);
    int most = arguments.number("most", 1, MOST, USUAL);
    List<CatalogedTag> tags = catalog.reading(reader -> reader.newest(name, first, most));
    ArrayNode images = JsonNodeFactory.instance.arrayNode();
    tags.forEach(tag -> images.add(ImageJson.of(tag)));
    return Answer.json("images", images);
  }

  private Answer record(Call call) {
    Arguments arguments = Arguments.of(call.arguments());
    String author = doors.author(call, arguments.text("by"));
    ImageReport report = ImageJson.report(arguments, author, clock.instant());
    Recording recording = catalog.record(report, clock.instant());
    changed.run();
    metrics.recorded(recording);
    return answer(recording);
  }

  private static Answer answer(Recording recording) {
    if (recording instanceof Recording.Refused(Breach breach)) {
      throw Refusal.of(new Fault(CONFLICT, "ImmutabilityBreach", breach.sentence()));
    }
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    tag(recording).ifPresent(tag -> record.put("image_name", tag.image().toString()));
    return Answer.json("record", record.put("outcome", GateMetrics.outcome(recording)));
  }

  private static Optional<CatalogedTag> tag(Recording recording) {
    return switch (recording) {
      case Recording.Added(CatalogedTag tag) -> Optional.of(tag);
      case Recording.Completed(CatalogedTag tag) -> Optional.of(tag);
      case Recording.Moved(CatalogedTag tag) -> Optional.of(tag);
      case Recording.Unchanged(CatalogedTag tag) -> Optional.of(tag);
      case Recording.Refused _ -> Optional.empty();
    };
  }

  private Answer breaches(Call call) {
    int most = Arguments.of(call.arguments()).number("most", 1, MOST, USUAL);
    List<Breach> found = catalog.reading(reader -> reader.breaches(most));
    ArrayNode breaches = JsonNodeFactory.instance.arrayNode();
    found.forEach(breach -> breaches.add(ImageJson.of(breach)));
    return Answer.json("breaches", breaches);
  }
}
