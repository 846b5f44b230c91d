package org.cyberdojo.runner.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.runner.rag.LambdaCaller;
import org.cyberdojo.runner.rag.LambdaSources;
import org.cyberdojo.runner.rag.Output;
import org.cyberdojo.runner.rag.RagLambda;
import org.cyberdojo.runner.rag.Verdict;
import org.cyberdojo.runner.rag.Verdict.Faulty;
import org.cyberdojo.runner.rag.Verdict.Shown;

/** Gives a run's result its colour. Safe for use by several threads. */
public final class Lights {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final LambdaSources sources;
  private final LambdaCaller caller;
  private final Executor background;

  /**
   * @param background where lambdas are read out of images
   */
  public Lights(LambdaSources sources, LambdaCaller caller, Executor background) {
    this.sources = sources;
    this.caller = caller;
    this.background = background;
  }

  /** The lambda of a run, which may still be being read: while it is, the run can go on. */
  Supplier<Optional<RagLambda>> lambdaOf(RunRequest request, EngineImage image) {
    Optional<RagLambda> known = request.lambda().or(() -> sources.findKept(request.image(), image));
    if (known.isPresent()) {
      return () -> known;
    }
    CompletableFuture<Optional<RagLambda>> reading =
        CompletableFuture.supplyAsync(() -> sources.find(request.image(), image), background);
    return () -> joined(reading);
  }

  private static Optional<RagLambda> joined(CompletableFuture<Optional<RagLambda>> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof EngineException engine ? engine : e;
    }
  }

  /** The result with its outcome; a fault of the lambda is explained in its log. */
  RunResult judge(RunRequest request, Optional<RagLambda> lambda, RunResult result) {
    Output output =
        new Output(
            result.stdout().content(),
            result.stderr().content(),
            Integer.parseInt(result.status()));
    Verdict verdict =
        lambda
            .map(found -> caller.call(found, output))
            .orElseGet(
                () ->
                    new Faulty(
                        "image_name must have " + RagLambda.PATH_IN_IMAGE + " file", "", ""));
    return switch (verdict) {
      case Shown shown -> result.withOutcome(Outcome.of(shown.light()));
      case Faulty faulty ->
          explained(result.withOutcome(Outcome.FAULTY), request, output, lambda, faulty);
    };
  }

  private static RunResult explained(
      RunResult result,
      RunRequest request,
      Output output,
      Optional<RagLambda> lambda,
      Faulty faulty) {
    boolean isFromManifest = request.lambda().isPresent();
    String first = isFromManifest ? "lambda_source" : "image_name";
    String call = "colour_from_" + (isFromManifest ? "lambda" : "image");
    ObjectNode args = JSON.objectNode();
    args.put(first, request.lambda().map(RagLambda::source).orElse(request.image().toString()));
    args.set("stdout", lines(output.stdout()));
    args.set("stderr", lines(output.stderr()));
    args.put("status", result.status());
    return result
        .withLog("call", "TrafficLight." + call + "(" + first + ",stdout,stderr,status)")
        .withLog("args", args)
        .withLog("exception", exception(lambda, faulty));
  }

  private static ObjectNode exception(Optional<RagLambda> lambda, Faulty faulty) {
    ObjectNode exception = JSON.objectNode();
    exception.put("context", faulty.context());
    lambda.ifPresent(found -> exception.set("lambda_source", lines(found.source())));
    if (!faulty.className().isEmpty()) {
      exception.put("class", faulty.className());
    }
    if (!faulty.message().isEmpty()) {
      exception.set("message", lines(faulty.message()));
    }
    return exception;
  }

  private static ArrayNode lines(String text) {
    ArrayNode lines = JSON.arrayNode();
    text.lines().forEach(lines::add);
    return lines;
  }
}
