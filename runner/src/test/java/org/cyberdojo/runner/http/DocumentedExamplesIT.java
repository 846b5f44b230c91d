package org.cyberdojo.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.Lambdas;
import org.cyberdojo.runner.fixture.RunnerClient;
import org.cyberdojo.runner.fixture.TestImage;
import org.cyberdojo.runner.service.RunnerSettings;
import org.junit.jupiter.api.Test;

/** Runs the examples of the runner's document. Where it has {@code …} there may be anything. */
class DocumentedExamplesIT {

  private static final Path DOCUMENT = Path.of("../docs/api/runner.md");
  private static final Pattern CONSOLE =
      Pattern.compile("^```console\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern CURL = Pattern.compile("curl localhost:4597(\\S+)(?: -d '(.*)')?");
  private static final String IMAGE = "ghcr.io/cyber-dojo-languages/bash_bats:1a2b3c4";
  private static final String NAME = "document-it-" + UUID.randomUUID();

  private record Example(String path, String body, String answer) {}

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    Matcher blocks = CONSOLE.matcher(Files.readString(DOCUMENT));
    while (blocks.find()) {
      for (String part : blocks.group(1).split("(?m)^\\$ ")) {
        if (!part.isEmpty()) {
          examples.add(example(part));
        }
      }
    }
    return examples;
  }

  private static Example example(String text) {
    int end = text.indexOf('\n');
    Matcher curl = CURL.matcher(text.substring(0, end));
    assertThat(curl.matches()).as(text).isTrue();
    return new Example(
        curl.group(1), curl.group(2) == null ? "" : curl.group(2), text.substring(end + 1).strip());
  }

  private static String pattern(String answer) {
    return Arrays.stream(answer.split("…", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("[^\"]*"));
  }

  @Test
  void every_example_answers_as_it_says() throws IOException {
    SoftAssertions all = new SoftAssertions();
    try (DockerEngine engine = DockerEngine.from(System.getenv())) {
      ImageName image =
          TestImage.withPrograms()
              .withLambda(Lambdas.BY_STATUS)
              .loadInto(engine.images(), NAME + "/bash:1234567");
      try (RunnerServer server = start(engine);
          RunnerClient client = new RunnerClient(server.port())) {
        client.awaitReady();
        for (Example example : examples()) {
          String body = example.body().replace(IMAGE, image.toString());
          all.assertThat(client.sending(example.path(), body).join().body())
              .as(example.path() + " " + example.body())
              .matches(pattern(example.answer()));
        }
      } finally {
        engine.images().remove(image);
      }
    }
    all.assertAll();
  }

  private static RunnerServer start(DockerEngine engine) {
    return RunnerServer.of(RunnerSettings.standard(NAME))
        .onHost("127.0.0.1")
        .onPort(0)
        .recordingTo(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
        .start(engine.images(), engine.containers());
  }

  @Test
  void every_line_with_a_prompt_is_an_example() throws IOException {
    List<String> lines =
        Files.readAllLines(DOCUMENT).stream().filter(line -> line.startsWith("$ ")).toList();
    assertThat(examples()).hasSameSizeAs(lines).hasSizeGreaterThan(10);
  }
}
