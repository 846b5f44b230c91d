package org.cyberdojo.runner.rag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.rag.Verdict.Shown;
import org.cyberdojo.runner.rag.image.WorkerImages;

/**
 * Times lambdas of the corpus, from the call to the colour, each in a container of its own as the
 * runner calls them. Run by {@code bench/rag-lambda}.
 */
final class LambdaBench {

  private static final int FIRST_CALLS = 8;
  private static final int WARM_CALLS = 200;

  private LambdaBench() {}

  /**
   * Prints the figures.
   *
   * @param arguments the folder of the corpus
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> labels =
        Map.of("org.cyber-dojo.bench", "rag-" + ProcessHandle.current().pid());
    try (DockerEngine engine = DockerEngine.from(System.getenv());
        Deadlines deadlines = new Deadlines();
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
      WorkerImages images =
          new WorkerImages(engine.images(), engine.containers(), labels, name -> {});
      try (LambdaWorkers lambdas =
          LambdaWorkers.in(engine.containers())
              .labelled(labels)
              .ofImage(() -> images.ensure(Sha7.of("0000000")))
              .atMost(2)
              .limitedTo(Duration.ofSeconds(5))
              .start(deadlines, background, InstantSource.system())) {
        measure(lambdas, Path.of(arguments[0]));
      }
    }
  }

  private static void measure(LambdaWorkers lambdas, Path corpus) throws IOException {
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    List<Double> warm = new ArrayList<>();
    for (Path tool : tools(corpus)) {
      lambdas.awaitReady();
      RagLambda lambda = new RagLambda(Files.readString(tool.resolve("red_amber_green.rb")));
      Output output = new Output(text(tool, "stdout"), text(tool, "stderr"), 1);
      first.add(milliseconds(lambdas, lambda, output));
      second.add(milliseconds(lambdas, lambda, output));
      for (int call = 0; call < WARM_CALLS; call++) {
        warm.add(milliseconds(lambdas, lambda, output));
      }
    }
    System.out.println("a lambda's call to its colour, ms:   median      95 %  (least to most)");
    print("first call of a lambda, goal 100", first);
    print("its second call", second);
    print("warm, goal 2", warm);
  }

  private static List<Path> tools(Path corpus) throws IOException {
    try (Stream<Path> folders = Files.list(corpus)) {
      return folders.filter(Files::isDirectory).sorted().limit(FIRST_CALLS).toList();
    }
  }

  private static String text(Path tool, String name) throws IOException {
    return Files.readString(tool.resolve("red").resolve(name));
  }

  private static double milliseconds(LambdaWorkers lambdas, RagLambda lambda, Output output) {
    long start = System.nanoTime();
    Verdict verdict = lambdas.call(lambda, output);
    double taken = (System.nanoTime() - start) / 1e6;
    if (!verdict.equals(new Shown(TrafficLight.RED))) {
      throw new IllegalStateException("not red: " + verdict);
    }
    return taken;
  }

  private static void print(String name, List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-34s %8.2f  %8.2f  (%.2f to %.2f) of %d",
            name,
            sorted[sorted.length / 2],
            sorted[sorted.length * 95 / 100],
            sorted[0],
            Arrays.stream(sorted).max().orElseThrow(),
            sorted.length));
  }
}
