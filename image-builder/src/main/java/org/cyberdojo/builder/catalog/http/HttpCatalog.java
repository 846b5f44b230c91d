package org.cyberdojo.builder.catalog.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.builder.ltf.Catalog;

/**
 * The catalog of a security gate: {@code POST /images/record}. A catalog that does not answer is
 * asked a few times.
 */
public final class HttpCatalog implements Catalog {

  private static final String URL = "CYBER_DOJO_CATALOG_URL";
  private static final String TOKEN = "CYBER_DOJO_GATE_TOKEN";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int TRIES = 3;

  private final URI address;
  private final Optional<String> token;
  private final Clock clock;

  private HttpCatalog(URI address, Optional<String> token, Clock clock) {
    this.address = address;
    this.token = token;
    this.clock = clock;
  }

  /**
   * The catalog at {@code CYBER_DOJO_CATALOG_URL}, which is told the token of {@code
   * CYBER_DOJO_GATE_TOKEN}; empty when the url is not set.
   *
   * @throws IllegalArgumentException when the url is none
   */
  public static Optional<Catalog> from(Map<String, String> environment, Clock clock) {
    return text(environment, URL)
        .map(url -> new HttpCatalog(address(url), text(environment, TOKEN), clock));
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static URI address(String url) {
    if (!url.matches("https?://[^/\\s]+.*")) {
      throw new IllegalArgumentException(URL + " is '" + url + "'; write http(s)://host:port");
    }
    return URI.create(url.replaceFirst("/+$", "") + "/images/record");
  }

  @Override
  public void record(Facts facts) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json(facts).toString()));
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<String> answer = send(client, request.build());
      if (answer.statusCode() != 200) {
        throw new CatalogRefusedException(
            facts.image(),
            "the catalog answered " + answer.statusCode() + " " + beginning(answer.body()));
      }
    } catch (IOException e) {
      throw new CatalogRefusedException(
          facts.image(), "the catalog at " + address + " does not answer (" + e + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CatalogRefusedException(facts.image(), "it was interrupted");
    }
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() < 500 || tries == TRIES) {
          return answer;
        }
      } catch (IOException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
      Thread.sleep(Duration.ofSeconds(tries));
    }
  }

  private ObjectNode json(Facts facts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("image_name", facts.image().toString());
    json.put("digest", facts.digest());
    json.put("sha", facts.sha().text());
    json.put("url", facts.url().text());
    facts.created().ifPresent(created -> json.put("created", created.toString()));
    json.put("size", facts.sizeInBytes());
    ObjectNode base = json.putObject("base").put("name", facts.base());
    facts.baseDigest().ifPresent(digest -> base.put("digest", digest));
    if (!facts.lights().isEmpty()) {
      ObjectNode durations = json.putObject("durations").put("at", clock.instant().toString());
      facts
          .lights()
          .forEach(light -> durations.put(light.colour(), light.duration().toMillis() / 1e3));
    }
    return json.put("by", "cyber-dojo ltf build");
  }

  private static String beginning(String body) {
    return body.length() > 300 ? body.substring(0, 300) + "..." : body;
  }
}
