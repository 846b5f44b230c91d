package org.cyberdojo.runner.http;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.List;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.http.Answer;
import org.cyberdojo.http.Call;
import org.cyberdojo.http.ErrorWording;
import org.cyberdojo.http.Fault;
import org.cyberdojo.http.Refusal;
import org.cyberdojo.http.Route;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.run.InterruptedRunException;
import org.cyberdojo.runner.run.RunRequest;
import org.cyberdojo.runner.service.Runner;

/** The paths of the runner, and what answers there. Safe for use by several threads. */
public final class RunnerRoutes {

  /** What errors of callers carry as their class. */
  static final String CLASS = "Runner";

  private static final int MOST_BODY_BYTES = 4 << 20;
  private static final int MOST_SMALL_BODY_BYTES = 64 << 10;
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Runner runner;

  public RunnerRoutes(Runner runner) {
    this.runner = runner;
  }

  /** The words of today's runner; an unknown path is a bad request there. */
  public static ErrorWording wording() {
    return new ErrorWording(
        true,
        new Fault(400, CLASS, "unknown path"),
        new Fault(400, CLASS, "body is not JSON"),
        new Fault(400, CLASS, "body is not JSON Hash"));
  }

  /** The routes to add to a service. */
  public List<Route> routes() {
    return List.of(
        Route.blocking("/run_cyber_dojo_sh", this::runCyberDojoSh)
            .withBodyLimit(MOST_BODY_BYTES)
            .withMostAtOnce(runner.settings().mostWaiting() + runner.settings().runsAtOnce()),
        Route.blocking("/pull_image", this::pullImage).withBodyLimit(MOST_SMALL_BODY_BYTES));
  }

  private Answer runCyberDojoSh(Call call) {
    RunRequest request = RunArguments.read(call.arguments());
    call.arguments().removeAll(); // what is not part of the request need not wait in the queue
    try {
      return Answer.json("run_cyber_dojo_sh", RunAnswer.json(runner.run(request)));
    } catch (InterruptedRunException e) {
      throw Refusal.unavailable("the runner is stopping", SOON);
    }
  }

  private Answer pullImage(Call call) {
    Arguments given = Arguments.of(call.arguments(), List.of("id", "image_name"), List.of());
    given.text("id");
    ImageName image = RunArguments.imageName(call.arguments().path("image_name"));
    try {
      String answer = runner.pullImage(image) ? "pulled" : "pulling";
      return Answer.json("pull_image", TextNode.valueOf(answer));
    } catch (EngineException e) {
      throw Refusal.unavailable("the container engine does not answer", SOON);
    }
  }
}
