package org.cyberdojo.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cyberdojo.cli.command.Console;

/** Starts each service as its command does, and asks it what its clients ask most. */
final class ServiceTraining {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  /** More than a service says. */
  private static final int MOST_SAID = 1 << 20;

  private static final String IMAGE = "training/image:1a2b3c4";
  private static final String RUN =
      """
      {"id":"1a2b3c","files":{"cyber-dojo.sh":"true"},"manifest":{"image_name":"%s","max_seconds":10}}
      """
          .formatted(IMAGE);

  private final String repository;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param repository a folder with a language's start-point in git
   */
  ServiceTraining(String repository) {
    this.repository = repository;
  }

  /** The services end with the JVM. */
  void run() {
    String gate = start("gate", "serve");
    ask(gate, "/ready", "");
    ask(gate, "/decide", "{\"image_name\":\"" + IMAGE + "\"}");
    ask(gate, "/marks", "{}");
    ask(gate, "/shas", "");
    ask(gate, "/shas.json", "");

    String startPoints = start("start-point", "serve", "--languages", repository);
    ask(startPoints, "/ready", "");
    ask(startPoints, "/manifests", "");

    String runner = start("runner", "serve");
    ask(runner, "/ready", "");
    ask(runner, "/run_cyber_dojo_sh", RUN);
  }

  /** On a free port; the address that it says. */
  private String start(String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(List.of("--host", "127.0.0.1", "--port", "0"));
    try {
      PipedInputStream said = new PipedInputStream(MOST_SAID);
      PrintStream out = new PrintStream(new PipedOutputStream(said), true, StandardCharsets.UTF_8);
      Console console = new Console(out, System.err, false);
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                CyberDojo.run(console, command.toArray(String[]::new));
                out.close(); // only where it could not be started
              });
      return address(new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String address(BufferedReader said) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return address.group();
      }
    }
    throw new IllegalStateException("a service did not start");
  }

  /** Whatever it answers is fine. */
  private void ask(String service, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service + path))
            .timeout(LONGEST_ANSWER)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      client.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
