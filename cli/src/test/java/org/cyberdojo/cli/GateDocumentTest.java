package org.cyberdojo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.gate.http.GateServer;
import org.cyberdojo.gate.http.GateSettings;
import org.cyberdojo.gate.policy.PolicyReader;
import org.cyberdojo.gate.services.ServicesReader;
import org.cyberdojo.gate.store.StoreLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the examples of the gate's document, one after the other, against one gate. Where the
 * document has {@code …} there may be anything.
 */
class GateDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/api/gate.md");
  private static final Pattern CONSOLE =
      Pattern.compile("^```console\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern YAML =
      Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final String TOKEN = "a-token-of-many-characters";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  /** Nobody is asked outside this machine: at this registry nobody is. */
  private static final String REGISTRY = "localhost:1/";

  @TempDir private Path folder;

  private record Example(String command, String answer) {}

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    Matcher blocks = CONSOLE.matcher(Files.readString(DOCUMENT));
    while (blocks.find()) {
      for (String part : blocks.group(1).split("(?m)^\\$ ")) {
        if (!part.isEmpty()) {
          int end = part.indexOf('\n');
          examples.add(new Example(part.substring(0, end), part.substring(end + 1).strip()));
        }
      }
    }
    return examples;
  }

  @Test
  void every_example_answers_as_it_says() throws Exception {
    Files.writeString(folder.resolve("scan.json"), resource("scan.json"));
    SoftAssertions all = new SoftAssertions();
    try (GateServer gate = start()) {
      for (Example example : examples()) {
        all.assertThat(answer(example.command(), gate.port()))
            .as(example.command())
            .matches(pattern(example.answer()));
      }
    }
    all.assertAll();
  }

  @Test
  void every_command_of_the_document_is_an_example() throws IOException {
    assertThat(examples())
        .hasSameSizeAs(
            Files.readAllLines(DOCUMENT).stream().filter(line -> line.startsWith("$ ")).toList())
        .hasSizeGreaterThan(20);
  }

  @Test
  void every_file_of_the_document_can_be_read() throws IOException {
    List<String> files =
        YAML.matcher(Files.readString(DOCUMENT)).results().map(found -> found.group(1)).toList();
    assertThat(files).hasSize(2);
    assertThat(PolicyReader.read("policy.yml", files.getFirst()).exemptions()).hasSize(1);
    assertThat(ServicesReader.read("services.yml", files.getLast())).hasSize(2);
  }

  @Test
  void every_path_of_the_document_is_one_that_the_gate_has() throws Exception {
    List<String> paths =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.startsWith("## /") || line.startsWith("### /"))
            .flatMap(line -> Stream.of(line.replaceFirst("#+ ", "").split(", ")))
            .toList();
    assertThat(paths).hasSizeGreaterThan(10);
    try (GateServer gate = start()) {
      for (String path : paths) {
        assertThat(call(gate.port(), path, Optional.of("{}"), Optional.empty()))
            .as(path)
            .doesNotContain("unknown path");
      }
    }
  }

  private GateServer start() {
    return GateServer.start(
        GateSettings.of(StoreLocation.ofFile(folder.resolve("catalog.db")))
            .onPort(0)
            .onHost("127.0.0.1")
            .at(Clock.fixed(NOW, ZoneOffset.UTC))
            .builtFrom("1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d")
            .withToken(TOKEN),
        System.err);
  }

  private static Pattern pattern(String answer) {
    return Pattern.compile(Pattern.quote(answer).replace("…", "\\E.*\\Q"), Pattern.DOTALL);
  }

  private String answer(String command, int port) throws Exception {
    List<String> words =
        WORD.matcher(command.replace("ghcr.io/", REGISTRY))
            .results()
            .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
            .toList();
    String answer =
        words.getFirst().equals("curl")
            ? curl(words.subList(1, words.size()), port)
            : run(words.subList(1, words.size()), port);
    return answer.replace(REGISTRY, "ghcr.io/").strip();
  }

  private static String curl(List<String> words, int port) throws Exception {
    Optional<String> body = Optional.empty();
    Optional<String> token = Optional.empty();
    String path = "";
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case "--data" -> body = Optional.of(words.get(++i));
        case "--header" ->
            token = Optional.of(words.get(++i).replace("$CYBER_DOJO_GATE_TOKEN", TOKEN));
        default -> path = words.get(i).replace("http://localhost:4598", "");
      }
    }
    return call(port, path, body, token);
  }

  private static String call(
      int port, String path, Optional<String> body, Optional<String> authorization)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .POST(HttpRequest.BodyPublishers.ofString(body.orElse("")));
    authorization.ifPresent(
        header -> request.header("Authorization", header.replaceFirst("^Authorization: ", "")));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    }
  }

  private String run(List<String> words, int port) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(
            Map.of(
                "CYBER_DOJO_GATE_URL", "http://127.0.0.1:" + port,
                "CYBER_DOJO_GATE_TOKEN", TOKEN,
                "DOCKER_HOST", "unix://" + folder.resolve("no-engine")),
            folder,
            folder,
            Optional::empty);
    CyberDojo.run(new Console(print, print, false), surroundings, words.toArray(String[]::new));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String resource(String name) throws IOException {
    try (var stream = GateDocumentTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
