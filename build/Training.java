import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs the command's training in the runtime of a distribution: what it lays out there, and the caches of the classes that it
 * loads. A Java that starts loads all classes of its cache, so that there is one for help, one for work and one for services.
 */
final class Training {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Path distribution;
  private final Path place;

  /**
   * @param distribution complete but for what training makes
   * @param place a folder for what is left when it is done
   */
  Training(Path distribution, Path place) {
    this.distribution = distribution;
    this.place = place;
  }

  /** Makes all of it. The caches are made at the same time. */
  void run(Path example) throws Exception {
    Folders.delete(place);
    Path repository = repository(example);
    layOutTexts();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> caches =
          List.of(
              threads.submit(() -> makeCache("cli", "work", repository.toString())),
              threads.submit(() -> makeCache("serve", "serve", repository.toString())),
              threads.submit(() -> makeCache("help", "help")));
      for (Future<?> cache : caches) {
        await(cache);
      }
    }
  }

  private static void await(Future<?> cache) throws Exception {
    try {
      cache.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** A git repository to train with. */
  private Path repository(Path example) throws Exception {
    Path repository = place.resolve("repository");
    Folders.copy(example, repository);
    git(repository, "init", "--quiet");
    git(repository, "add", "--all");
    git(repository, "-c", "user.name=training", "-c", "user.email=training@example.com", "commit", "--quiet", "-m", "one");
    return repository;
  }

  private static void git(Path repository, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    int status = new ProcessBuilder(command).directory(repository.toFile()).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(command + " ended with status " + status);
    }
  }

  /** What {@code --help} and {@code completion} show. */
  private void layOutTexts() throws Exception {
    Folders.delete(distribution.resolve("help"));
    Folders.delete(distribution.resolve("completion"));
    train("texts", List.of(), "texts");
  }

  /** With one compiler: with both, what it noted of methods has a service compile before it answers, half as long again. */
  private Void makeCache(String name, String... arguments) throws Exception {
    Path cache = distribution.resolve("lib/" + name + ".aot");
    Files.deleteIfExists(cache);
    try (StandInEngine _ = StandInEngine.at(socket(name))) {
      train(name, List.of("-XX:AOTCacheOutput=" + cache, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), arguments);
    }
    if (!Files.exists(cache)) {
      throw new IllegalStateException("the training run made no " + cache + ": " + Files.readString(log(name)));
    }
    return null;
  }

  /** Of the engine of a training. Paths of sockets are short. */
  private static Path socket(String name) {
    return Path.of(System.getProperty("java.io.tmpdir"), "cyber-dojo-%d-%s.sock".formatted(ProcessHandle.current().pid(), name));
  }

  private Path log(String name) {
    return place.resolve(name + ".log");
  }

  private void train(String name, List<String> options, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(distribution.resolve("runtime/bin/java").toString()));
    command.addAll(options);
    command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-Dpicocli.converters.excludes=java.*", "-Dcyber-dojo.home=" + distribution));
    command.addAll(List.of("-cp", distribution.resolve("lib/cli.jar").toString(), "org.cyberdojo.cli.Training"));
    command.addAll(List.of(arguments));
    ProcessBuilder training = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name).toFile());
    // nothing that whoever builds has set for himself: the engine is ours, and no cache is anybody's
    training.environment().keySet().removeIf(variable -> variable.startsWith("CYBER_DOJO_") || variable.startsWith("DOCKER_"));
    training.environment().put("DOCKER_HOST", "unix://" + socket(name));
    training.environment().put("XDG_CACHE_HOME", place.resolve(name + "-cache").toString());
    training.environment().put("XDG_DATA_HOME", place.resolve(name + "-data").toString());
    Process run = training.start();
    if (!run.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      run.destroyForcibly();
      throw new IllegalStateException("the training run did not end within " + LONGEST + ": " + Files.readString(log(name)));
    }
    if (run.exitValue() != 0) {
      throw new IllegalStateException("the training run ended with status " + run.exitValue() + ": " + Files.readString(log(name)));
    }
  }
}
