package org.cyberdojo.it.startpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Images;
import org.cyberdojo.it.harness.Process.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Creates that are interrupted, and creates beside each other. */
class CreateDisturbedIT {

  private static final Images IMAGES = new Images();

  @TempDir private Path folder;

  @AfterAll
  static void remove_images() {
    IMAGES.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "KILL"})
  void an_interrupted_create_leaves_no_image_and_no_litter(String signal) throws Exception {
    GitRepository repository = katas("katas");
    String name = IMAGES.name("interrupted-" + signal.toLowerCase(Locale.ROOT));
    Path work = Files.createDirectory(folder.resolve("work"));
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    java.lang.Process create =
        CyberDojo.in(work)
            .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
            .with("CYBER_DOJO_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary)
            .start("start-point", "create", name, "--exercises", repository.url());
    try (BufferedReader lines = create.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).startsWith("git clone ");
      signal(create, signal);
      assertThat(create.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    boolean wasInTime = create.exitValue() != 0;
    assertThat(IMAGES.exists(name)).isEqualTo(!wasInTime);
    assertThat(filesIn(work)).isEmpty();
    if (signal.equals("INT")) {
      assertThat(filesIn(temporary)).isEmpty();
    }
    assertThat(repository.git("status", "--porcelain")).isEmpty();

    Outcome again =
        CyberDojo.in(work)
            .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
            .run("start-point", "create", name, "--exercises", repository.url());
    assertThat(again.status()).isZero();
    assertThat(again.stderr()).isEmpty();
  }

  @Test
  void creates_at_the_same_time_do_not_disturb_each_other() {
    GitRepository shared = katas("shared");
    List<String> names = IntStream.range(0, 4).mapToObj(i -> IMAGES.name("together-" + i)).toList();
    List<CompletableFuture<Outcome>> creates =
        names.stream()
            .map(
                name ->
                    CompletableFuture.supplyAsync(
                        () ->
                            CyberDojo.in(folder)
                                .run("start-point", "create", name, "--exercises", shared.url())))
            .toList();

    assertThat(creates)
        .extracting(CompletableFuture::join)
        .allSatisfy(CreateDisturbedIT::isSuccess);
    assertThat(names).allMatch(IMAGES::exists);
  }

  private static void isSuccess(Outcome outcome) {
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.status()).isZero();
  }

  private GitRepository katas(String name) {
    return GitRepository.copyOf(
        CyberDojo.checkout().resolve("examples/exercises/katas"), folder.resolve(name));
  }

  private static void signal(java.lang.Process process, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
