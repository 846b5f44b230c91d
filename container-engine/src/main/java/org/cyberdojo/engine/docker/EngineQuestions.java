package org.cyberdojo.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Asks what most commands begin with, and reads the answers as JSON. docker-java's own types for
 * them have hundreds of properties with annotations: before the first answer is read, Java learns
 * them for longer than the engine works.
 *
 * <p>What goes wrong is told as docker-java tells it.
 */
final class EngineQuestions {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final DockerHttpClient transport;
  private final JsonMapper json = JsonMapper.builder().build();

  EngineQuestions(DockerHttpClient transport) {
    this.transport = transport;
  }

  /**
   * The engine's answer.
   *
   * @param path with its query, encoded
   * @throws NotFoundException when there is no such thing
   * @throws DockerException when the engine refuses
   */
  JsonNode get(String path) {
    Request request = Request.builder().method(Request.Method.GET).path(path).build();
    try (Response response = transport.execute(request)) {
      if (response.getStatusCode() != OK) {
        throw refusal(response);
      }
      return json.readTree(response.getBody());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DockerException refusal(Response response) throws IOException {
    String words = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    return response.getStatusCode() == NOT_FOUND
        ? new NotFoundException(words)
        : new DockerException(words, response.getStatusCode());
  }
}
