package org.cyberdojo.cli.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.cyberdojo.manifest.terminal.SafeText;

/** Calls a gate over HTTP. Safe for use by several threads. */
public final class GateClient implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int MOST_BYTES = 32 << 20;
  private static final int MOST_CHARACTERS = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final GateAddress gate;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /** Nothing is called yet. */
  public GateClient(GateAddress gate) {
    this.gate = gate;
  }

  /**
   * Makes a call.
   *
   * @param path of the call, {@code /marks/add}
   * @param body its arguments
   * @return what the answer has under the last word of the path
   * @throws GateRefusedException when the gate does not answer, or says no
   */
  public JsonNode call(String path, ObjectNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gate.of(path))
            .timeout(LONGEST)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    gate.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      return answer(path, response);
    } catch (IOException e) {
      throw unanswered(because(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unanswered("it was interrupted");
    }
  }

  private JsonNode answer(String path, HttpResponse<InputStream> response) throws IOException {
    JsonNode body = json(response);
    if (response.statusCode() != 200) {
      throw refused(response.statusCode(), body.at("/exception/message").asText());
    }
    JsonNode answer = body.path(path.substring(path.lastIndexOf('/') + 1));
    if (answer.isMissingNode()) {
      throw unanswered("what answers there is no gate");
    }
    return answer;
  }

  private static JsonNode json(HttpResponse<InputStream> response) throws IOException {
    try (InputStream body = response.body()) {
      return JSON.readTree(new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private GateRefusedException refused(int status, String message) {
    String said = SafeText.of(message, MOST_CHARACTERS);
    return GateRefusedException.answered(
        status,
        switch (status) {
          case 401 -> withoutToken(said);
          case 403 ->
              "the gate at " + gate + " refuses the token of " + GateAddress.TOKEN + ": " + said;
          case 400, 404, 409, 413 -> said.isEmpty() ? noGate(status, said) : said;
          default -> noGate(status, said);
        });
  }

  private String withoutToken(String said) {
    String what =
        gate.token().isPresent()
            ? "does not take that of " + GateAddress.TOKEN
            : GateAddress.TOKEN + " is not set";
    return "the gate at " + gate + " wants a token, and " + what + ": " + said;
  }

  private String noGate(int status, String said) {
    return "Tried to ask the gate at %s but failed because it answered %d%s"
        .formatted(gate, status, said.isEmpty() ? "; is it a gate?" : ": " + said);
  }

  private GateRefusedException unanswered(String reason) {
    return GateRefusedException.unanswered(
        "Tried to ask the gate at %s but failed because %s; start one with 'cyber-dojo gate serve', or correct %s"
            .formatted(gate, reason, GateAddress.URL));
  }

  private static String because(IOException failure) {
    Throwable root = failure;
    while (root.getMessage() == null && root.getCause() != null) {
      root = root.getCause();
    }
    String words = root.getMessage() == null ? "" : " (" + root.getMessage() + ")";
    return switch (failure) {
      case java.net.http.HttpTimeoutException _ -> "it does not answer in time" + words;
      case java.net.ConnectException _ -> "nobody answers there" + words;
      default -> "the connection broke: " + failure.getClass().getSimpleName() + words;
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
