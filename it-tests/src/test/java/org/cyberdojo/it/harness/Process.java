package org.cyberdojo.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
public final class Process {

  private static final int MOST_SECONDS = 400;

  private Process() {}

  /**
   * What came of it.
   *
   * @param status the exit status
   */
  public record Outcome(int status, String stdout, String stderr) {}

  /** Runs a program; one that has not ended after some minutes fails the test. */
  public static Outcome run(Path folder, Map<String, String> environment, List<String> command) {
    try {
      java.lang.Process process = start(folder, environment, command);
      process.getOutputStream().close();
      CompletableFuture<String> stdout =
          CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
      CompletableFuture<String> stderr =
          CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " has not ended after " + MOST_SECONDS + " seconds");
      }
      return new Outcome(process.exitValue(), stdout.join(), stderr.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Starts a program. */
  public static java.lang.Process start(
      Path folder, Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
