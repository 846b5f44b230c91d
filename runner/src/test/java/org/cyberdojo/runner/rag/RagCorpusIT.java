package org.cyberdojo.runner.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cyberdojo.runner.rag.Verdict.Shown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lambdas in the manner of real ones, each on what its tool really printed. They are our own and do
 * no harm, so that here all of them share one container.
 */
class RagCorpusIT {

  private static OneWorkerOnEngine worker;

  @BeforeAll
  static void start() {
    worker = new OneWorkerOnEngine();
  }

  @AfterAll
  static void stop() {
    worker.close();
  }

  @Test
  void the_corpus_is_of_a_fair_size() throws IOException {
    assertThat(tools()).hasSizeGreaterThanOrEqualTo(30);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("recordings")
  void every_tool_shows_each_colour(String tool, TrafficLight colour) throws IOException {
    Path recorded = corpus().resolve(tool).resolve(colour.toString());
    Output output =
        new Output(
            read(recorded.resolve("stdout")),
            read(recorded.resolve("stderr")),
            Integer.parseInt(read(recorded.resolve("status")).strip()));
    RagLambda lambda = new RagLambda(read(corpus().resolve(tool).resolve("red_amber_green.rb")));
    assertThat(worker.call(lambda, output)).isEqualTo(new Shown(colour));
  }

  static Stream<Arguments> recordings() throws IOException {
    return tools().stream()
        .flatMap(
            tool -> Arrays.stream(TrafficLight.values()).map(colour -> Arguments.of(tool, colour)));
  }

  private static List<String> tools() throws IOException {
    try (Stream<Path> folders = Files.list(corpus())) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static Path corpus() {
    try {
      return Path.of(
          Objects.requireNonNull(RagCorpusIT.class.getResource("corpus"), "the corpus").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
