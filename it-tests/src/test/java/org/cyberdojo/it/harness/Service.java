package org.cyberdojo.it.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A service that the command serves, as a process of its own. */
public final class Service implements AutoCloseable {

  private static final int MOST_SECONDS = 60;
  private static final Pattern PORT = Pattern.compile("http://[^:/ ]+:(\\d+)");

  private final java.lang.Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private Service(java.lang.Process process) {
    this.process = process;
    // a virtual thread that reads a pipe may keep the others from running
    Thread.ofPlatform().daemon().start(() -> read(process.inputReader(StandardCharsets.UTF_8)));
    Thread.ofPlatform().daemon().start(() -> read(process.errorReader(StandardCharsets.UTF_8)));
  }

  /** Starts it, and waits until it says where it answers. */
  public static Service start(CyberDojo command, String... words) {
    try {
      return of(command.start(words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until a process says where it answers. */
  public static Service of(java.lang.Process process) {
    Service service = new Service(process);
    service.await();
    return service;
  }

  private void await() {
    try {
      port.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      close();
      throw new AssertionError("it does not say where it answers: " + output, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void read(BufferedReader lines) {
    try (lines) {
      lines.lines().forEach(this::heard);
    } catch (IOException | UncheckedIOException e) {
      output.add(e.toString());
    }
    if (!process.isAlive()) {
      port.completeExceptionally(new AssertionError("it has ended"));
    }
  }

  private void heard(String line) {
    output.add(line);
    Optional<MatchResult> found = PORT.matcher(line).results().findFirst();
    found.ifPresent(place -> port.complete(Integer.parseInt(place.group(1))));
  }

  /** Where it answers, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port.join();
  }

  /** Every line that it has printed. */
  public List<String> output() {
    return List.copyOf(output);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it does not end: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
