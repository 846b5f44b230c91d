package org.cyberdojo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.function.UnaryOperator;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.gate.http.GateServer;
import org.cyberdojo.gate.http.GateSettings;
import org.cyberdojo.gate.store.StoreLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate commands against a gate that runs. No engine and no registry is asked. */
class GateCommandsTest {

  private static final String TOKEN = "a-token-of-many-characters";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  /** Its registry is a port of this machine at which nobody is. */
  private static final String GCC = "localhost:1/org/gcc:1a2b3c4";

  private static final String MARK =
      "gate mark " + GCC + " --severity high --reason curl --until 2026-12-31 --by jo";

  @TempDir private Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private GateServer gate;
  private Result result = new Result(0, "", "");

  private record Result(int status, String out, String err) {}

  @BeforeEach
  void start() {
    start(settings -> settings);
    environment.put("CYBER_DOJO_GATE_URL", "http://127.0.0.1:" + gate.port());
    environment.put("CYBER_DOJO_GATE_TOKEN", TOKEN);
    environment.put("DOCKER_HOST", "unix://" + folder.resolve("no-engine"));
  }

  private void start(UnaryOperator<GateSettings> settings) {
    gate =
        GateServer.start(
            settings.apply(
                GateSettings.of(StoreLocation.ofFile(folder.resolve("catalog.db")))
                    .onPort(0)
                    .onHost("127.0.0.1")
                    .at(Clock.fixed(NOW, ZoneOffset.UTC))
                    .withToken(TOKEN)),
            System.err);
    environment.put("CYBER_DOJO_GATE_URL", "http://127.0.0.1:" + gate.port());
  }

  @AfterEach
  void stop() {
    gate.close();
  }

  private Result run(String words) {
    return runWords(words.split(" "));
  }

  private Result runWords(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    int status =
        CyberDojo.run(
            console, new Surroundings(environment, folder, folder, Optional::empty), words);
    result =
        new Result(
            status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    return result;
  }

  private void record(String image, String created) {
    ask("/images/record", "{\"image_name\":\"" + image + "\",\"created\":\"" + created + "\"}");
  }

  private void ask(String path, String body) {
    io.restassured.RestAssured.given()
        .header("Authorization", "Bearer " + TOKEN)
        .body(body)
        .post("http://127.0.0.1:" + gate.port() + path)
        .then()
        .statusCode(200);
  }

  @Nested
  class Check {

    @Test
    void an_image_that_may_run_is_status_0() {
      record(GCC, "2026-11-20T00:00:00Z");

      assertThat(run("gate check " + GCC)).isEqualTo(new Result(0, "allow  " + GCC + "\n", ""));
    }

    @Test
    void an_old_image_is_status_2_with_the_reason() {
      record(GCC, "2025-01-03T00:00:00Z");

      assertThat(run("gate check " + GCC))
          .isEqualTo(
              new Result(
                  2,
                  "deny   "
                      + GCC
                      + "\n       max-age: created 2025-01-03, 689 days ago (from the builder); the limit is:"
                      + " at most 365 days old; rebuild it, or exempt it until a date.\n",
                  ""));
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "--fail-on warn, 1", "--fail-on deny, 0"})
    void a_warning_is_status_1_where_it_is_wanted(String option, int status) {
      record("localhost:1/org/gcc:latest", "2026-11-20T00:00:00Z");

      run(("gate check localhost:1/org/gcc " + option).strip());

      assertThat(result.status()).isEqualTo(status);
      assertThat(result.out()).startsWith("warn   localhost:1/org/gcc\n       mutable: ");
    }

    @Test
    void of_several_images_the_strictest_verdict_counts() {
      record(GCC, "2026-11-20T00:00:00Z");
      record("localhost:1/org/old:7654321", "2020-01-01T00:00:00Z");

      run("gate check " + GCC + " localhost:1/org/old:7654321");

      assertThat(result.status()).isEqualTo(2);
      assertThat(result.out()).startsWith("allow  ").contains("\ndeny   localhost:1/org/old");
    }

    @Test
    void as_json_it_is_the_gates_own_answer() throws IOException {
      record(GCC, "2025-01-03T00:00:00Z");

      JsonNode answer = new ObjectMapper().readTree(run("gate check --json " + GCC).out());

      assertThat(result.status()).isEqualTo(2);
      assertThat(answer.at("/verdict").textValue()).isEqualTo("deny");
      assertThat(answer.at("/images/0/image_name").textValue()).isEqualTo(GCC);
      assertThat(answer.at("/images/0/reasons/0/rule").textValue()).isEqualTo("max-age");
      assertThat(answer.at("/images/0/reasons/0/limit").textValue())
          .isEqualTo("at most 365 days old");
    }

    @Test
    void explain_tells_of_every_rule() {
      record(GCC, "2026-11-20T00:00:00Z");

      run("gate explain " + GCC);

      assertThat(result.status()).isZero();
      assertThat(result.out())
          .startsWith("allow  " + GCC + "\n  max-age    pass   created 2026-11-20, 3 days ago\n")
          .contains("                    source  the builder\n")
          .contains("\n  later-tag  pass ", "\n  risk       pass ", "\n  unknown    pass ");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "gate check                          | Missing required parameter: 'IMAGE'",
          "gate check UPPER                    | UPPER",
          "gate check a --fail-on sometimes    | '--fail-on'",
          "gate check a --polisy x             | unknown argument [--polisy]",
          "gate check a --policy p.yml         | has a policy of its own",
        })
    void what_cannot_be_judged_is_status_3(String words, String message) {
      run(words);

      assertThat(result.status()).isEqualTo(3);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).startsWith("ERROR: ").contains(message);
    }

    @Test
    void a_gate_that_is_not_there_is_no_verdict() throws IOException {
      environment.put("CYBER_DOJO_GATE_URL", "http://127.0.0.1:" + freePort());

      run("gate check " + GCC);

      assertThat(result.status()).isEqualTo(3);
      assertThat(result.err())
          .startsWith("ERROR: Tried to ask the gate at http://127.0.0.1:")
          .contains("nobody answers there", "cyber-dojo gate serve");
    }

    @Test
    void an_address_that_is_none_is_named() {
      environment.put("CYBER_DOJO_GATE_URL", "gate:4598");

      run("gate check " + GCC);

      assertThat(result.status()).isEqualTo(3);
      assertThat(result.err())
          .isEqualTo(
              "ERROR: Tried to use CYBER_DOJO_GATE_URL 'gate:4598' but failed because it is no address of a"
                  + " service, like http://gate:4598\n");
    }

    @Test
    void a_closed_gate_wants_a_token() {
      gate.close();
      start(GateSettings::withReadingClosed);
      environment.remove("CYBER_DOJO_GATE_TOKEN");

      run("gate check " + GCC);

      assertThat(result.status()).isEqualTo(3);
      assertThat(result.err()).contains("wants a token, and CYBER_DOJO_GATE_TOKEN is not set");
    }

    @Test
    void without_a_gate_an_image_that_nobody_knows_is_no_verdict() {
      environment.remove("CYBER_DOJO_GATE_URL");

      run("gate check " + GCC);

      assertThat(result.status()).isEqualTo(3);
      assertThat(result.err())
          .startsWith("ERROR: Tried to find out when " + GCC + " was created but failed because ")
          .contains("the registry cannot be reached", "ask a gate whose catalog has it");
    }

    @Test
    void a_policy_with_faults_is_refused_with_every_line() throws IOException {
      environment.remove("CYBER_DOJO_GATE_URL");
      Files.writeString(folder.resolve("p.yml"), "mode: enforced\nrules:\n  max-age: {day: 7}\n");

      run("gate check --policy p.yml " + GCC);

      assertThat(result.status()).isEqualTo(3);
      assertThat(result.err())
          .contains("ERROR: " + folder + "/p.yml: line 1: ")
          .contains("ERROR: " + folder + "/p.yml: line 3: ");
      run("gate check --policy none.yml " + GCC);
      assertThat(result.err()).contains("none.yml but failed because there is no such file");
    }
  }

  @Nested
  class Marks {

    @Test
    void are_made_listed_and_lifted() {
      record(GCC, "2026-11-20T00:00:00Z");
      String text = GCC + " as a high risk: curl; mark 1, by jo, until 2027-01-01T00:00:00Z\n";

      assertThat(run(MARK)).isEqualTo(new Result(0, "marked " + text, ""));
      assertThat(run("gate check " + GCC).status()).isEqualTo(2);
      assertThat(run("gate marks")).isEqualTo(new Result(0, text, ""));
      assertThat(run("gate lift " + GCC)).isEqualTo(new Result(0, "lifted " + text, ""));
      assertThat(run("gate check " + GCC).status()).isZero();
      assertThat(run("gate marks").out()).isEmpty();
      assertThat(run("gate marks --all " + GCC).out()).isEqualTo(text);
      assertThat(run("gate marks --all --json").out()).contains("\"lifted_by\": \"");
    }

    @Test
    void may_be_lifted_by_their_number() {
      run(MARK + " --reference CVE-1 --link https://example.com");

      assertThat(run("gate lift --mark 1").out()).startsWith("lifted " + GCC).contains("(CVE-1)");
      assertThat(run("gate lift --mark 1"))
          .isEqualTo(
              new Result(
                  1, "", "ERROR: there is no such mark; /marks lists those that there are\n"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "gate mark a                                                    | Missing required options",
          "gate mark --severity high --reason b --until 2027-01-01        | 'IMAGE'",
          "gate mark a --severity awful --reason b --until 2027-01-01     | '--severity'",
          "gate mark a --severity high --reason b --until soon            | until is 'soon'; write a date",
          "gate mark a --severity high --reason b --until 2020-01-01      | until has passed already",
          "gate mark A --severity high --reason b --until 2027-01-01      | 'A'",
          "gate lift                                                      | name either an image or a mark's number",
          "gate lift a --mark 1                                           | name either an image or a mark's number",
          "gate lift a                                                    | there is no such mark",
          "gate lift --mark x                                             | '--mark'",
          "gate import                                                    | 'FILE'",
          "gate import none.json                                          | there is no such file",
          "gate token add                                                 | 'NAME'",
          "gate token revoke none                                         | there is no token of that name",
        })
    void what_is_wrong_is_said(String words, String message) {
      run(words);

      assertThat(result.status()).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).startsWith("ERROR: ").contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-token-that-the-gate-knows", ""})
    void need_a_token_that_the_gate_takes(String token) {
      environment.put("CYBER_DOJO_GATE_TOKEN", token);

      run(MARK);

      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err()).contains("wants a token", "CYBER_DOJO_GATE_TOKEN");
      if (!token.isEmpty()) {
        assertThat(result.err()).doesNotContain(token);
      }
    }

    @Test
    void need_a_gate() {
      environment.remove("CYBER_DOJO_GATE_URL");

      assertThat(run(MARK))
          .isEqualTo(
              new Result(
                  1,
                  "",
                  "ERROR: there is no gate: set CYBER_DOJO_GATE_URL to its address, like http://localhost:4598\n"));
    }

    @Test
    void come_from_scans() throws IOException {
      String scan =
          """
          {"SchemaVersion": 2, "ArtifactName": "%s", "Results": [{"Target": "debian", "Vulnerabilities": [
            {"VulnerabilityID": "CVE-2024-3094", "PkgName": "xz", "InstalledVersion": "5.6.0",
             "Title": "a backdoor", "Severity": "CRITICAL"}]}]}
          """
              .formatted(GCC);
      Files.writeString(folder.resolve("scan.json"), scan);

      assertThat(run("gate import scan.json").out())
          .isEqualTo("Trivy on " + GCC + ": 1 marks added, 0 kept, 0 lifted\n");
      assertThat(run("gate import scan.json --until 2027-01-01").out())
          .isEqualTo("Trivy on " + GCC + ": 0 marks added, 1 kept, 0 lifted\n");
      assertThat(run("gate marks").out()).contains("critical risk", "CVE-2024-3094", "2027-01-02");
      Files.writeString(folder.resolve("bad.json"), "{");
      assertThat(run("gate import bad.json").err()).contains("bad.json", "it is no JSON");
      Files.writeString(folder.resolve("other.json"), "{}");
      assertThat(run("gate import other.json").err()).contains("neither Trivy's", "SARIF");
    }
  }

  @Test
  void tokens_are_rotated() {
    String old = run("gate token add CI-2026").out().strip();
    environment.put("CYBER_DOJO_GATE_TOKEN", old);
    String fresh = run("gate token add CI-2027 --until 2027-12-31").out().strip();
    environment.put("CYBER_DOJO_GATE_TOKEN", fresh);

    assertThat(run("gate token revoke CI-2026").out()).isEqualTo("revoked 1 of that name\n");
    assertThat(run("gate token list").out())
        .isEqualTo("CI-2027: writing, made 2026-11-23T12:00:00Z, until 2028-01-01T00:00:00Z\n");
    environment.put("CYBER_DOJO_GATE_TOKEN", old);
    assertThat(run("gate token list").status()).isEqualTo(1);
    environment.put("CYBER_DOJO_GATE_TOKEN", fresh);
    String reader = run("gate token add reader --read-only").out().strip();
    environment.put("CYBER_DOJO_GATE_TOKEN", reader);
    assertThat(run(MARK).err()).contains("refuses the token", "for reading only");
  }

  @Test
  void what_is_no_gate_is_told_so() throws IOException {
    try (ServerSocket server = new ServerSocket(0)) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var client = server.accept()) {
                  // whole: closed with something unread, the answer may never arrive
                  var request = new Scanner(client.getInputStream(), StandardCharsets.US_ASCII);
                  while (!request.nextLine().isEmpty()) {
                    // until the head's end; there is no body
                  }
                  client
                      .getOutputStream()
                      .write(
                          "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                              .getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      environment.put("CYBER_DOJO_GATE_URL", "http://127.0.0.1:" + server.getLocalPort());

      assertThat(run("gate marks").err()).contains("what answers there is no gate");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gate serve --port x                                      | '--port'",
        "gate serve --policy none.yml                             | none.yml but failed because there is no such file",
        "gate serve --services none.yml                           | none.yml but failed because there is no such file",
        "gate serve --store jdbc:mysql://db                       | a store is a file's name",
        "gate serve --store jdbc:postgresql://db/x?password=y     | CYBER_DOJO_GATE_STORE",
        "gate serve --store jdbc:postgresql://u:p@db/x            | CYBER_DOJO_GATE_STORE",
        "gate serve --store no/such/folder/catalog.db             | no/such/folder/catalog.db",
        "catalog sync                                             | 'REGISTRY/NAME'",
        "catalog sync UPPER                                       | UPPER",
        "catalog sync a@sha256:00000000000000000000000000000000   | has a digest",
      })
  void what_is_wrong_with_other_arguments_is_said(String words, String message) {
    run(words);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).startsWith("ERROR: ").contains(message);
  }

  @Test
  void a_token_that_can_be_guessed_is_not_served() {
    environment.put("CYBER_DOJO_GATE_TOKEN", "short");

    run("gate serve");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("CYBER_DOJO_GATE_TOKEN but failed because it has 5 characters", "openssl rand");
  }

  @Test
  void a_catalog_is_a_gates() {
    environment.remove("CYBER_DOJO_GATE_URL");

    run("catalog sync " + GCC);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("there is no catalog: set CYBER_DOJO_CATALOG_URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gate",
        "gate --help",
        "gate serve --help",
        "gate check --help",
        "gate explain --help",
        "gate mark --help",
        "gate marks --help",
        "gate lift --help",
        "gate import --help",
        "gate token",
        "gate token --help",
        "catalog",
        "catalog sync --help"
      })
  void help_is_an_answer(String words) {
    assertThat(run(words).status()).isZero();
    assertThat(result.out()).contains("Usage: cyber-dojo " + words.replaceFirst(" --help", ""));
    assertThat(result.err()).isEmpty();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
