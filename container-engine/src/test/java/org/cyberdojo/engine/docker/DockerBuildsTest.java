package org.cyberdojo.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.cyberdojo.engine.build.BuildRecipe;
import org.cyberdojo.engine.failure.BuildFailedException;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.tree.MemoryTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a builder says now and then, and a real one cannot be made to say. */
class DockerBuildsTest {

  private static final String ID = "sha256:" + "ab".repeat(32);
  private static final String BUILT =
      "{\"stream\":\"Successfully built " + "ab".repeat(6) + "\\n\"}\n";

  private final Deque<String> replies = new ArrayDeque<>();
  private final List<String> said = new ArrayList<>();

  private HttpServer server;
  private DockerEngine engine;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    engine =
        DockerEngine.from(
            Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    engine.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String reply =
        exchange.getRequestURI().getPath().endsWith("/build")
            ? replies.remove()
            : "{\"Id\":\"" + ID + "\",\"ApiVersion\":\"1.41\"}";
    byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String built() {
    MemoryTree context = MemoryTree.builder().file("Dockerfile", "FROM scratch\n").build();
    BuildRecipe recipe = BuildRecipe.of(ImageName.parse("a:1"), context, Map.of());
    return engine.builds().build(recipe, said::add).text();
  }

  private static String error(String words) {
    return "{\"errorDetail\":{\"message\":\"%s\"},\"error\":\"%s\"}\n".formatted(words, words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unable to find image \\\"sha256:0123\\\"",
        "unknown parent image ID sha256:0123",
        "No such image: sha256:0123"
      })
  void an_image_of_a_step_that_is_gone_is_built_again(String words) {
    replies.addAll(List.of(error(words), BUILT));
    assertThat(built()).isEqualTo(ID);
    assertThat(said)
        .containsExactly(
            "the image of an earlier step was removed meanwhile; building again",
            "Successfully built " + "ab".repeat(6));
  }

  @Test
  void one_that_is_gone_again_and_again_is_an_error() {
    String gone = error("No such image: sha256:0123");
    replies.addAll(List.of(gone, gone, gone, BUILT));
    assertThatThrownBy(this::built)
        .isInstanceOf(BuildFailedException.class)
        .hasMessageContaining("No such image");
    assertThat(replies).hasSize(1);
  }

  @Test
  void any_other_failure_is_told_at_once() {
    replies.addAll(List.of(error("The command '/bin/sh -c false' returned 1"), BUILT));
    assertThatThrownBy(this::built).isInstanceOf(BuildFailedException.class);
    assertThat(replies).hasSize(1);
  }
}
