package org.cyberdojo.runner.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.rag.LambdaWorker.Reply;
import org.cyberdojo.runner.rag.image.WorkerImages;
import org.cyberdojo.runner.rag.worker.Answer;
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

  private static final String LABEL = "org.cyber-dojo.test";
  private static final String NAME = "corpus-it-" + UUID.randomUUID();
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static DockerEngine engine;
  private static Deadlines deadlines;
  private static ExecutorService background;
  private static WorkerContainers containers;
  private static LambdaWorker worker;

  @BeforeAll
  static void start() {
    engine = DockerEngine.from(System.getenv());
    deadlines = new Deadlines();
    background = Executors.newVirtualThreadPerTaskExecutor();
    Map<String, String> labels = Map.of(LABEL, NAME);
    WorkerImages images =
        new WorkerImages(engine.images(), engine.containers(), labels, name -> {});
    containers =
        new WorkerContainers(
            engine.containers(),
            deadlines,
            background,
            () -> images.ensure(Sha7.of("0000000")),
            labels);
    worker = containers.start();
  }

  @AfterAll
  static void stop() {
    containers.discard(worker);
    background.close();
    deadlines.close();
    assertThat(engine.containers().labelled(LABEL, NAME)).isEmpty();
    engine.close();
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
    assertThat(worker.ask(lambda, output, LIMIT))
        .isInstanceOfSatisfying(
            Reply.Given.class,
            given -> {
              assertThat(given.answer().kind()).as("%s", given).isEqualTo(Answer.Kind.RETURNED);
              assertThat(given.answer().value()).isEqualTo(colour.toString());
            });
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
