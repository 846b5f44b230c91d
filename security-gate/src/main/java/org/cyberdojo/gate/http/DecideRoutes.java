package org.cyberdojo.gate.http;

import java.util.List;
import org.cyberdojo.gate.admission.AdmissionReview;
import org.cyberdojo.gate.decide.Decider;
import org.cyberdojo.gate.decide.Question;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.gate.json.Arguments;
import org.cyberdojo.gate.json.DecisionJson;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.http.Answer;
import org.cyberdojo.http.Call;
import org.cyberdojo.http.Route;

/** {@code /decide}, for runners and people, and {@code /admission}, for Kubernetes. */
final class DecideRoutes {

  /** Kubernetes sends whole objects, twice in an update; its own limit on one is 1.5 MB. */
  private static final int MOST_REVIEW_BYTES = 4 * 1024 * 1024;

  private static final int MOST_REVIEWS_AT_ONCE = 32;

  private final Decider decider;
  private final GateMetrics metrics;

  DecideRoutes(Decider decider, GateMetrics metrics) {
    this.decider = decider;
    this.metrics = metrics;
  }

  List<Route> all(Guarded guarded, Doors doors) {
    return List.of(
        Route.blocking("/decide", guarded.of(this::decide)).guardedBy(doors.reading()),
        Route.blocking("/admission", guarded.of(this::admit))
            .withBodyLimit(MOST_REVIEW_BYTES)
            .withMostAtOnce(MOST_REVIEWS_AT_ONCE)
            .guardedBy(doors.reading()));
  }

  private Answer decide(Call call) {
    Arguments arguments = Arguments.of(call.arguments());
    Decision decision = decided(question(arguments));
    return Answer.json(
        "decide",
        arguments.isTrue("explain") ? DecisionJson.explained(decision) : DecisionJson.of(decision));
  }

  private static Question question(Arguments arguments) {
    Question question = Question.about(arguments.requiredImage("image_name"));
    return arguments
        .moment("created")
        .map(created -> new Question(question.image(), CreationDate.of(created, toldBy(arguments))))
        .orElse(question);
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
