package org.cyberdojo.gate.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.admission.AdmissionReview;
import org.cyberdojo.gate.decide.Decider;
import org.cyberdojo.gate.decide.Question;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.gate.facts.OwnDate;
import org.cyberdojo.gate.json.Arguments;
import org.cyberdojo.gate.json.BadArgumentException;
import org.cyberdojo.gate.json.DecisionJson;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.http.Answer;
import org.cyberdojo.http.Call;
import org.cyberdojo.http.Route;
import org.cyberdojo.manifest.image.ImageName;

/** {@code /decide}, for runners and people, and {@code /admission}, for Kubernetes. */
final class DecideRoutes {

  /** Kubernetes sends whole objects, twice in an update; its own limit on one is 1.5 MB. */
  private static final int MOST_REVIEW_BYTES = 4 * 1024 * 1024;

  private static final int MOST_REVIEWS_AT_ONCE = 32;

  private final Decider decider;
  private final GateMetrics metrics;
  private final InstantSource clock;

  DecideRoutes(Decider decider, GateMetrics metrics, InstantSource clock) {
    this.decider = decider;
    this.metrics = metrics;
    this.clock = clock;
  }

  List<Route> all(Guarded guarded, Doors doors) {
    return List.of(
        Route.blocking("/decide", guarded.of(this::decide))
            .shortenedBy(this::remembered)
            .guardedBy(doors.reading()),
        Route.blocking("/admission", guarded.of(this::admit))
            .withBodyLimit(MOST_REVIEW_BYTES)
            .withMostAtOnce(MOST_REVIEWS_AT_ONCE)
            .guardedBy(doors.reading()));
  }

  private Answer decide(Call call) {
    Arguments arguments = Arguments.of(call.arguments());
    return answer(arguments, decided(question(arguments)));
  }

  /** What was decided a moment ago; what cannot be understood is told by {@link #decide}. */
  private Optional<Answer> remembered(Call call) {
    try {
      Arguments arguments = Arguments.of(call.arguments());
      Optional<Decision> decision = decider.recent(question(arguments));
      decision.ifPresent(metrics::decided);
      return decision.map(found -> answer(arguments, found));
    } catch (BadArgumentException e) {
      return Optional.empty();
    }
  }

  private static Answer answer(Arguments arguments, Decision decision) {
    return Answer.json(
        "decide",
        arguments.isTrue("explain") ? DecisionJson.explained(decision) : DecisionJson.of(decision));
  }

  private Question question(Arguments arguments) {
    ImageName image = arguments.requiredImage("image_name");
    return told(arguments)
        .map(date -> new Question(image, date))
        .orElseGet(() -> Question.about(image));
  }

  /**
   * What whoever asks knows of the image's age: a date, and who says so; or, with the image's
   * labels, what its config says.
   */
  private Optional<CreationDate> told(Arguments arguments) {
    Optional<Instant> created = arguments.moment("created");
    if (arguments.has("labels")) {
      return Optional.of(
          OwnDate.of(
              created.map(Instant::toString).orElse(""),
              arguments.texts("labels"),
              clock.instant()));
    }
    return created.map(date -> CreationDate.of(date, toldBy(arguments)));
  }

  private static String toldBy(Arguments arguments) {
    return arguments.text("created_source").orElse("whoever asked");
  }

  private Answer admit(Call call) {
    AdmissionReview review = AdmissionReview.of(call.arguments());
    return Answer.json(review.answer(image -> decided(Question.about(image))));
  }

  private Decision decided(Question question) {
    Decision decision = decider.decide(question);
    metrics.decided(decision);
    return decision;
  }
}
