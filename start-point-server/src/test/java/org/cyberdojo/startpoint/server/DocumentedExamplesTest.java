package org.cyberdojo.startpoint.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.manifest.startpoint.StartPointType.EXERCISES;
import static org.cyberdojo.manifest.startpoint.StartPointType.LANGUAGES;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cyberdojo.manifest.serving.ServedStartPoints;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.FileTree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of the service's documentation. */
class DocumentedExamplesTest {

  private static final Path DOCUMENT = Path.of("../docs/api/start-point-server.md");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "^\\$ curl (?:--request GET )?(?:--data '(?<body>.*)' )?http://localhost:(?<port>\\d+)(?<path>/\\S*)\\n(?<answer>.*)$",
          Pattern.MULTILINE);

  private static Map<Integer, StartPointServer> servers;

  @BeforeAll
  static void start() {
    servers =
        Map.of(
            LANGUAGES.port(),
            serve(
                LANGUAGES,
                StartPoints.language("C 17, assert", "C (gcc)", "assert", "ghcr.io/org/gcc_assert"),
                StartPoints.language("Bash 5, bats", "Bash", "bats", "ghcr.io/org/bash_bats")),
            EXERCISES.port(),
            serve(EXERCISES, StartPoints.exercise("Fizz Buzz")));
  }

  private static StartPointServer serve(StartPointType type, FileTree... repositories) {
    return StartPointServer.start(
        ServedStartPoints.load(type, List.of(repositories)),
        ServerSettings.of(type).withHost("127.0.0.1").withPort(0).withSha(StartPoints.SHA.text()));
  }

  @AfterAll
  static void stop() {
    servers.values().forEach(StartPointServer::close);
  }

  record Example(Optional<String> body, int port, String path, String answer) {

    static Example of(MatchResult found) {
      return new Example(
          Optional.ofNullable(found.group("body")),
          Integer.parseInt(found.group("port")),
          found.group("path"),
          found.group("answer"));
    }
  }

  static Stream<Example> examples() throws IOException {
    return EXAMPLE.matcher(Files.readString(DOCUMENT)).results().map(Example::of);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_answers_as_it_says(Example example) throws Exception {
    assertThat(ask(example)).isEqualTo(example.answer());
  }

  @Test
  void every_command_of_the_document_is_an_example() throws IOException {
    List<String> commands =
        Files.readAllLines(DOCUMENT).stream().filter(line -> line.startsWith("$ ")).toList();
    assertThat(examples()).hasSameSizeAs(commands);
  }

  private static String ask(Example example) throws IOException, InterruptedException {
    int port = servers.get(example.port()).port();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + example.path()))
            .method("GET", BodyPublishers.ofString(example.body().orElse("")))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
