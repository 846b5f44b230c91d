package org.cyberdojo.runner.gate.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.gate.Gate;
import org.cyberdojo.runner.gate.GateAnswer;
import org.cyberdojo.runner.gate.OwnDates;
import org.cyberdojo.runner.gate.WhenUnreachable;
import org.jspecify.annotations.Nullable;

/** Asks a gate's {@code /decide}. What it answers is bounded in time and size. */
public final class HttpGate implements Gate {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final int MOST_BYTES = 256 << 10;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LONGEST).build();
  private final URI decide;
  private final Optional<String> token;
  private final WhenUnreachable whenUnreachable;

  /**
   * @param url of the gate, {@code http://gate:4598}
   * @param token for a gate at which reading needs one
   */
  public HttpGate(URI url, Optional<String> token, WhenUnreachable whenUnreachable) {
    String text = url.toString();
    this.decide = URI.create((text.endsWith("/") ? text : text + "/") + "decide");
    this.token = token;
    this.whenUnreachable = whenUnreachable;
  }

  @Override
  public GateAnswer ask(ImageName image, OwnDates own) {
    try {
      return decided(answerTo(request(question(image, own))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unreachable("the runner is stopping");
    } catch (TimeoutException e) {
      return unreachable("it gave no answer within " + LONGEST.toSeconds() + " seconds");
    } catch (ExecutionException e) {
      return unreachable(String.valueOf(e.getCause()));
    }
  }

  /**
   * A gate closes connections that nobody used for a time, perhaps just when one is used again. A
   * question changes nothing, so that it can be asked once more.
   */
  private JsonNode answerTo(HttpRequest request)
      throws ExecutionException, InterruptedException, TimeoutException {
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
      return answerUntil(end, request);
    } catch (ExecutionException e) {
      if (!hasHungUp(e.getCause())) {
        throw e;
      }
      return answerUntil(end, request);
    }
  }

  /** The request's own time-out ends with the answer's head. */
  private JsonNode answerUntil(long end, HttpRequest request)
      throws ExecutionException, InterruptedException, TimeoutException {
    CompletableFuture<JsonNode> answer =
        client
            .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
            .thenApplyAsync(HttpGate::read);
    try {
      return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } finally {
      answer.cancel(true); // where there is none yet
    }
  }

  private static boolean hasHungUp(@Nullable Throwable failure) {
    return switch (failure) {
      case ConnectException _, HttpTimeoutException _, ProtocolException _, SSLException _ -> false;
      case IOException _ -> true;
      case null, default -> false;
    };
  }

  private HttpRequest request(ObjectNode question) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(decide)
            .timeout(LONGEST)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(question.toString()));
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    return request.build();
  }

  private static ObjectNode question(ImageName image, OwnDates own) {
    ObjectNode question = JSON.objectNode().put("image_name", image.toString());
    own.config().ifPresent(date -> question.put("created", date.toString()));
    ObjectNode labels = question.putObject("labels");
    own.label().ifPresent(text -> labels.put(OwnDates.LABEL, text));
    return question;
  }

  private static JsonNode read(HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      JsonNode answer = MAPPER.readTree(body.readNBytes(MOST_BYTES));
      return response.statusCode() == 200 ? answer : JSON.missingNode();
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  private GateAnswer decided(JsonNode answer) {
    if (!(answer.path("decide") instanceof ObjectNode decision)) {
      return unreachable("what it answered is no decision");
    }
    return switch (decision.path("verdict").asText()) {
      case "allow" -> GateAnswer.Allowed.INSTANCE;
      case "warn" -> new GateAnswer.Remarked(decision);
      case "deny" -> new GateAnswer.Denied(sentences(decision), decision);
      default -> unreachable("it answered no verdict");
    };
  }

  private static List<String> sentences(ObjectNode decision) {
    String image = decision.path("image_name").asText();
    List<String> reasons = decision.path("reasons").valueStream().map(HttpGate::sentence).toList();
    return Stream.concat(Stream.of("The image " + image + " may not be run."), reasons.stream())
        .toList();
  }

  /** One reason, as a student can read it. */
  private static String sentence(JsonNode reason) {
    StringBuilder text = new StringBuilder(reason.path("fact").asText());
    append(text, " (from ", reason.path("source").asText(), ")");
    append(text, "; the limit is: ", reason.path("limit").asText(), "");
    append(text, "; ", reason.path("fix").asText(), "");
    return text.append('.').toString();
  }

  private static void append(StringBuilder text, String before, String part, String after) {
    if (!part.isEmpty()) {
      text.append(before).append(part).append(after);
    }
  }

  private GateAnswer unreachable(String reason) {
    ObjectNode data =
        JSON.objectNode()
            .put("reachable", false)
            .put("reason", reason)
            .put("setting", whenUnreachable.toString());
    return switch (whenUnreachable) {
      case FAIL_OPEN -> new GateAnswer.Remarked(data);
      case FAIL_CLOSED ->
          new GateAnswer.Denied(
              List.of(
                  "The security gate cannot be asked whether this image may be run, so it is not."
                      + " Try again, or tell whoever runs this server: "
                      + reason
                      + "."),
              data);
    };
  }
}
