package org.cyberdojo.gate.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.gate.http.RunningGate.NOW;
import static org.cyberdojo.gate.http.RunningGate.TOKEN;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cyberdojo.gate.MemoryDisk;
import org.cyberdojo.gate.policy.PolicyReader;
import org.cyberdojo.gate.store.StoreLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateServerTest {

  private static final String ELM = "ghcr.io/cyber-dojo-languages/elm_test:abc1234";
  private static final String ABOUT_ELM = "{\"image_name\":\"" + ELM + "\"}";

  @TempDir(factory = MemoryDisk.class)
  private Path folder;

  private RunningGate gate;

  @BeforeEach
  void start() {
    gate = new RunningGate(folder, settings -> settings);
  }

  @AfterEach
  void stop() {
    gate.close();
  }

  private void restart(UnaryOperator<GateSettings> settings) {
    gate.close();
    gate = new RunningGate(folder, settings);
  }

  @Nested
  class Decide {

    @Test
    void an_image_that_is_built_in_time_is_allowed() {
      record("2026-11-20T00:00:00Z");

      gate.ask("/decide", ABOUT_ELM)
          .statusCode(200)
          .body("decide.image_name", equalTo(ELM))
          .body("decide.verdict", equalTo("allow"))
          .body("decide.reasons", empty());
    }

    @Test
    void a_path_that_looks_like_a_host_is_an_image_of_the_default_registry() {
      gate.ask("/decide", "{\"image_name\":\"docker.io/localhost/gcc:1a2b3c4\"}")
          .statusCode(200)
          .body("decide.image_name", equalTo("docker.io/localhost/gcc:1a2b3c4"));
    }

    @Test
    void an_old_image_is_denied_with_all_that_a_reader_needs() {
      record("2025-01-03T09:30:00Z");

      gate.ask("/decide", ABOUT_ELM)
          .statusCode(200)
          .body("decide.verdict", equalTo("deny"))
          .body("decide.reasons", hasSize(1))
          .body("decide.reasons[0].rule", equalTo("max-age"))
          .body("decide.reasons[0].action", equalTo("deny"))
          .body("decide.reasons[0].fact", equalTo("created 2025-01-03, 689 days ago"))
          .body("decide.reasons[0].limit", equalTo("at most 365 days old"))
          .body("decide.reasons[0].source", equalTo("the builder"))
          .body("decide.reasons[0].fix", equalTo("rebuild it, or exempt it until a date"))
          .body(
              "decide.reasons[0].sentence",
              containsString("created 2025-01-03, 689 days ago (from the builder)"));
    }

    @Test
    void asked_to_explain_it_tells_what_passed_too() {
      record("2026-11-20T00:00:00Z");

      gate.ask("/decide", "{\"image_name\":\"" + ELM + "\",\"explain\":true}")
          .body("decide.verdict", equalTo("allow"))
          .body(
              "decide.reasons.rule",
              contains("max-age", "later-tag", "risk", "mutable", "unknown"));
    }

    @Test
    void whoever_asks_can_tell_the_images_own_date_of_an_image_that_the_catalog_does_not_know() {
      gate.ask("/decide", "{\"image_name\":\"x/y:abc1234\",\"created\":\"2020-01-01T00:00:00Z\"}")
          .body("decide.verdict", equalTo("deny"))
          .body("decide.reasons.rule", contains("max-age", "unknown"))
          .body("decide.reasons[0].source", equalTo("whoever asked"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "2026-11-20T00:00:00Z | 2020-01-01T00:00:00Z | created 2026-11-20 | the image's config",
          "1970-01-01T00:00:00Z | 2026-11-21T00:00:00Z | created 2026-11-21 | the image's label",
          "1980-01-01T00:00:00Z | nonsense             | undated: 1980-01-01 | the image's config",
        })
    void with_the_images_labels_it_finds_the_date_that_can_be_believed(
        String config, String label, String fact, String source) {
      gate.ask(
              "/decide",
              """
              {"image_name":"x/y:abc1234","created":"%s","explain":true,
               "labels":{"org.opencontainers.image.created":"%s"}}
              """
                  .formatted(config, label))
          .statusCode(200)
          .body("decide.reasons[0].fact", startsWith(fact))
          .body("decide.reasons[0].source", startsWith(source));
    }

    @Test
    void the_policy_decides() {
      restart(
          settings ->
              settings.withPolicy(
                  PolicyReader.read("p", "{mode: audit, rules: {max-age: {days: 7}}}")));
      record("2026-11-01T00:00:00Z");

      gate.ask("/decide", ABOUT_ELM)
          .body("decide.verdict", equalTo("warn"))
          .body("decide.reasons[0].note", equalTo("audit: it would be denied"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "''                                              | image_name is missing",
          "{}                                              | image_name is missing",
          "{\"image_name\":null}                           | image_name is missing",
          "{\"image_name\":7}                              | image_name is 7; write a text",
          "{\"image_name\":\"UPPER\"}                      | image_name is no image's name",
          "{\"image_name\":\"a\",\"created\":\"today\"}    | created is 'today'; write a time",
          "{\"image_name\":\"a\",\"created\":\"+999999999-01-01T00:00:00Z\"} | write a time",
          "[]                                              | body is not a JSON object",
          "{                                               | body is not JSON",
        })
    void what_cannot_be_understood_is_refused_with_what_to_write(String body, String message) {
      gate.ask("/decide", body)
          .statusCode(400)
          .body("exception.path", equalTo("/decide"))
          .body("exception.message", containsString(message));
    }
  }

  @Nested
  class Images {

    @Test
    void what_was_recorded_is_listed_with_all_that_is_known() {
      gate.write(
              "/images/record",
              """
              {"image_name":"ghcr.io/x/elm_test:abc1234","digest":"sha256:%s","sha":"%s",
               "url":"https://user:secret@github.com/x/elm","created":"2026-11-20T00:00:00.123456Z","size":49152,
               "base":{"name":"ghcr.io/x/elm:1234567","digest":"sha256:%s"},"labels":{"a":"b"},
               "durations":{"at":"2026-11-20T00:01:00Z","red":0.362202564,"amber":0.375,"green":null}}
              """
                  .formatted("a".repeat(64), "c".repeat(40), "b".repeat(64)))
          .statusCode(200)
          .body("record.outcome", equalTo("added"));

      gate.ask("/images", "")
          .statusCode(200)
          .body("images", hasSize(1))
          .body("images[0].image_name", equalTo("ghcr.io/x/elm_test:abc1234"))
          .body("images[0].digest", equalTo("sha256:" + "a".repeat(64)))
          .body("images[0].sha", equalTo("c".repeat(40)))
          .body("images[0].url", equalTo("https://github.com/x/elm"))
          .body("images[0].created", equalTo("2026-11-20T00:00:00.123Z"))
          .body("images[0].size", equalTo(49152))
          .body("images[0].base.name", equalTo("ghcr.io/x/elm:1234567"))
          .body("images[0].labels.a", equalTo("b"))
          .body("images[0].runs[0].at", equalTo("2026-11-20T00:01:00Z"))
          .body("images[0].runs[0].red", equalTo(0.362202564f))
          .body("images[0].runs[0].green", equalTo(null))
          .body("images[0].recorded", equalTo(NOW.toString()));
    }

    @Test
    void the_newest_come_first_and_a_name_narrows() {
      Stream.of("x/gcc:1111111 2026-01-01", "x/elm:2222222 2026-03-01", "x/elm:3333333 2026-02-01")
          .map(text -> text.split(" "))
          .forEach(image -> record(image[0], image[1] + "T00:00:00Z"));

      gate.ask("/images", "")
          .body("images.image_name", contains("x/elm:2222222", "x/elm:3333333", "x/gcc:1111111"));
      gate.ask("/images", "{\"name\":\"gcc\"}")
          .body("images.image_name", contains("x/gcc:1111111"));
      gate.ask("/images", "{\"first\":1,\"most\":1}")
          .body("images.image_name", contains("x/elm:3333333"));
    }

    @Test
    void the_same_again_is_unchanged_and_another_digest_is_a_breach() {
      String record =
          "{\"image_name\":\"" + ELM + "\",\"digest\":\"sha256:%s\",\"by\":\"CircleCI 77\"}";
      gate.write("/images/record", record.formatted("a".repeat(64)))
          .body("record.outcome", equalTo("added"));
      gate.write("/images/record", record.formatted("a".repeat(64)))
          .body("record.outcome", equalTo("unchanged"));
      gate.write("/images/record", record.formatted("b".repeat(64)))
          .statusCode(409)
          .body("exception.class", equalTo("ImmutabilityBreach"))
          .body("exception.message", containsString("immutability breach"));

      gate.ask("/breaches", "")
          .body("breaches", hasSize(1))
          .body("breaches[0].image_name", equalTo(ELM))
          .body("breaches[0].recorded_digest", equalTo("sha256:" + "a".repeat(64)))
          .body("breaches[0].offered_digest", equalTo("sha256:" + "b".repeat(64)))
          .body("breaches[0].by", equalTo("CircleCI 77"));
      given()
          .get(gate.url() + "/metrics")
          .then()
          .body(containsString("gate_records_total{outcome=\"breach\"} 1.0"))
          .body(containsString("gate_decisions_total{verdict=\"deny\"} 0.0"));
    }

    @Test
    void two_runs_of_the_lights_are_two_runs() {
      String run =
          "{\"image_name\":\""
              + ELM
              + "\",\"durations\":{\"at\":\"2026-11-2%dT00:00:00Z\",\"red\":1}}";
      gate.write("/images/record", run.formatted(0));
      gate.write("/images/record", run.formatted(1)).body("record.outcome", equalTo("completed"));
      gate.write("/images/record", run.formatted(1)).body("record.outcome", equalTo("unchanged"));

      gate.ask("/images", "").body("images[0].runs", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{}                                                        | image_name is missing",
          "{\"image_name\":\"a:b\",\"digest\":\"md5:1\"}             | digest must be like sha256:",
          "{\"image_name\":\"a:b\",\"sha\":\"abc\"}                  | a commit sha has 40",
          "{\"image_name\":\"a:b\",\"size\":-1}                      | size must be 0 or more",
          "{\"image_name\":\"a:b\",\"size\":1.5}                     | size is 1.5; write a whole number",
          "{\"image_name\":\"a:b\",\"size\":1e30}                    | size is 1.0E30; write a whole number",
          "{\"image_name\":\"a:b\",\"base\":\"debian\"}              | base is \"debian\"; write an object",
          "{\"image_name\":\"a:b\",\"base\":{}}                      | base.name is missing",
          "{\"image_name\":\"a:b\",\"url\":\" \"}                    | a repository's url is one line",
          "{\"image_name\":\"a:b\",\"labels\":{\"x\":1}}             | labels.x is 1; write a text",
          "{\"image_name\":\"a:b\",\"durations\":{\"red\":-1}}       | durations.red is -1; write a number of seconds",
          "{\"image_name\":\"a:b\",\"durations\":{\"red\":1e99}}     | durations.red is 1.0E99",
          "{\"image_name\":\"a:b\",\"runs\":{}}                      | runs is {}; write a list",
          "{\"image_name\":\"a@sha256:00000000000000000000000000000000\"} | has its digest beside it",
        })
    void what_is_no_record_is_refused_with_what_to_write(String body, String message) {
      gate.write("/images/record", body)
          .statusCode(400)
          .body("exception.message", containsString(message));
      gate.ask("/images", "").body("images", empty());
    }
  }

  @Nested
  class Marks {

    private static final String MARK =
        "{\"image_name\":\""
            + ELM
            + "\",\"severity\":\"critical\",\"reason\":\"a hole\",\"until\":\"2026-12-31\",\"by\":\"jan\"}";

    @Test
    void marking_stops_an_image_at_once_and_lifting_lets_it_run_again() {
      record("2026-11-20T00:00:00Z");
      gate.ask("/decide", ABOUT_ELM).body("decide.verdict", equalTo("allow"));

      gate.write("/marks/add", MARK)
          .statusCode(200)
          .body("add.id", equalTo(1))
          .body("add.by", equalTo("jan"));
      gate.ask("/decide", ABOUT_ELM)
          .body("decide.verdict", equalTo("deny"))
          .body("decide.reasons[0].sentence", containsString("marked as a critical risk: a hole"));

      gate.write("/marks/lift", ABOUT_ELM).statusCode(200).body("lift", hasSize(1));
      gate.ask("/decide", ABOUT_ELM).body("decide.verdict", equalTo("allow"));
    }

    @Test
    void the_marks_that_count_are_listed_and_all_of_them_on_demand() {
      gate.write("/marks/add", MARK);
      gate.write("/marks/add", MARK.replace("critical", "low"));
      gate.write("/marks/lift", "{\"id\":1,\"by\":\"jo\"}");

      gate.ask("/marks", "").body("marks.severity", contains("low"));
      gate.ask("/marks", "{\"all\":true}")
          .body("marks.severity", contains("low", "critical"))
          .body("marks[1].lifted", equalTo(NOW.toString()))
          .body("marks[1].lifted_by", equalTo("jo"));
      gate.ask("/marks", "{\"image_name\":\"x/other\"}").body("marks", empty());
      gate.ask("/marks", ABOUT_ELM).body("marks", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "\"until\":\"2026-12-31\"         | \"until\":\"2026-11-22\"  | until has passed already",
          "\"until\":\"2026-12-31\"         | \"x\":1                    | until is missing",
          "\"until\":\"2026-12-31\"         | \"until\":\"never\"        | until is 'never'; write a date",
          "\"reason\":\"a hole\"            | \"reason\":\" \"           | needs a reason",
          "\"reason\":\"a hole\"            | \"x\":1                    | reason is missing",
          "\"severity\":\"critical\"        | \"severity\":\"bad\"       | severity is 'bad'; write low, medium, high or critical",
        })
    void a_mark_has_a_severity_a_reason_and_an_end(String good, String bad, String message) {
      gate.write("/marks/add", MARK.replace(good, bad))
          .statusCode(400)
          .body("exception.message", containsString(message));
    }

    @Test
    void a_mark_that_is_not_there_cannot_be_lifted() {
      gate.write("/marks/lift", "{\"id\":99}").statusCode(404);
      gate.write("/marks/lift", ABOUT_ELM).statusCode(404);
      gate.write("/marks/lift", "{}").statusCode(400);
    }

    @Test
    void a_scan_becomes_marks_and_the_next_one_replaces_them() throws IOException {
      String scan = resource("/org/cyberdojo/gate/scan/trivy.json");
      gate.write("/marks/import", "{\"scan\":" + scan + "}")
          .statusCode(200)
          .body("import.image_name", equalTo(ELM))
          .body("import.scanner", equalTo("Trivy"))
          .body("import.added", equalTo(5));
      gate.write("/marks/import", "{\"scan\":" + scan + "}").body("import.kept", equalTo(5));

      gate.ask("/marks", "")
          .body("marks.reference", hasItems("CVE-2024-3094", "DS002"))
          .body("marks[0].until", equalTo(NOW.plus(Duration.ofDays(90)).toString()));
      gate.ask("/decide", ABOUT_ELM).body("decide.verdict", equalTo("deny"));

      gate.write(
              "/marks/import",
              "{\"image_name\":\""
                  + ELM
                  + "\",\"scan\":{\"SchemaVersion\":2,\"ArtifactName\":\"?\"}}")
          .body("import.lifted", equalTo(5));
    }

    @Test
    void a_scan_that_does_not_say_what_was_scanned_needs_an_image() {
      gate.write("/marks/import", "{\"scan\":{\"version\":\"2.1.0\",\"runs\":[]}}")
          .statusCode(400)
          .body("exception.message", containsString("the scan does not say what was scanned"));
      gate.write("/marks/import", "{\"scan\":[]}")
          .statusCode(400)
          .body("exception.message", containsString("trivy image --format json"));
    }
  }

  @Nested
  class Tokens {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/images/record",
          "/marks/add",
          "/marks/lift",
          "/marks/import",
          "/tokens",
          "/tokens/add",
          "/tokens/revoke"
        })
    void writing_needs_one(String path) {
      gate.ask(path, "{}").statusCode(401).header("WWW-Authenticate", containsString("Bearer"));
      gate.write("a-wrong-token-of-many-characters", path, "{}").statusCode(401);
      gate.write("", path, "{}").statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/decide",
          "/images",
          "/marks",
          "/breaches",
          "/alive",
          "/ready",
          "/sha",
          "/metrics",
          "/policy.schema.json"
        })
    void reading_needs_none(String path) {
      gate.ask(path, ABOUT_ELM).statusCode(200);
    }

    @Test
    void are_rotated_without_a_moment_in_which_none_is_good() throws IOException {
      String old = newToken("{\"name\":\"ci\"}");
      String fresh = newToken("{\"name\":\"ci 2\"}");
      gate.write(old, "/tokens", "").statusCode(200).body("tokens.name", contains("ci", "ci 2"));

      gate.write(fresh, "/tokens/revoke", "{\"name\":\"ci\"}")
          .statusCode(200)
          .body("revoke.revoked", equalTo(1));

      gate.write(old, "/tokens", "").statusCode(401);
      gate.write(fresh, "/tokens", "").statusCode(200).body("tokens.name", contains("ci 2"));
      gate.write(fresh, "/tokens/revoke", "{\"name\":\"ci\"}").statusCode(404);
    }

    @Test
    void are_kept_as_hashes_only() throws IOException {
      String token = newToken("{\"name\":\"ci\"}");
      gate.close();

      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          String content = Files.readString(file, StandardCharsets.ISO_8859_1);
          assertThat(content)
              .doesNotContain(token)
              .doesNotContain(token.substring(20))
              .doesNotContain(TOKEN);
        }
      }
    }

    @Test
    void stand_beside_what_is_written_with_them() {
      String token = newToken("{\"name\":\"ci\"}");
      String mark =
          "{\"image_name\":\"x/y\",\"severity\":\"low\",\"reason\":\"why\",\"until\":\"2026-12-31\"%s}";

      gate.write(token, "/marks/add", mark.formatted(",\"by\":\"jan\""))
          .body("add.by", equalTo("jan, with the token of ci"));
      gate.write(token, "/marks/add", mark.formatted("")).body("add.by", equalTo("ci"));
      gate.write("/marks/add", mark.formatted(""))
          .body("add.by", equalTo("somebody with the shared token"));
    }

    @Test
    void that_end_are_good_until_then() {
      TestClock clock = new TestClock(NOW);
      restart(settings -> settings.at(clock));
      String token = newToken("{\"name\":\"ci\",\"until\":\"2026-11-23T12:00:10Z\"}");

      gate.write(token, "/tokens", "").statusCode(200);
      clock.pass(Duration.ofSeconds(10));
      gate.write(token, "/tokens", "").statusCode(401);
    }

    @Test
    void for_reading_do_not_write_and_open_a_closed_gate() {
      restart(GateSettings::withReadingClosed);
      String token = newToken("{\"name\":\"reader\",\"read_only\":true}");

      gate.ask("/decide", ABOUT_ELM)
          .statusCode(401)
          .header("WWW-Authenticate", startsWith("Basic realm="));
      gate.write(token, "/decide", ABOUT_ELM).statusCode(200);
      gate.write(token, "/marks/add", "{}").statusCode(403);
      given()
          .header("Authorization", "Basic " + basicOf(token))
          .get(gate.url() + "/images")
          .then()
          .statusCode(200);
      given()
          .header("Authorization", "Basic " + basicOf(newToken("{\"name\":\"writer\"}")))
          .body("{}")
          .post(gate.url() + "/marks/add") // as any page may have a browser do
          .then()
          .statusCode(401);
      given()
          .header("Authorization", "Basic !!!")
          .get(gate.url() + "/images")
          .then()
          .statusCode(401);
      gate.ask("/alive", "").statusCode(200);
    }

    @Test
    void that_can_be_guessed_are_refused_at_the_start() {
      assertThatThrownBy(() -> restart(settings -> settings.withToken("secret")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("16 characters at least")
          .hasMessageNotContaining("secret");
      gate = new RunningGate(folder, settings -> settings);
    }

    private static String basicOf(String token) {
      return Base64.getEncoder().encodeToString(("me:" + token).getBytes(StandardCharsets.UTF_8));
    }

    private String newToken(String body) {
      return gate.write("/tokens/add", body)
          .statusCode(200)
          .header("Cache-Control", "no-store")
          .extract()
          .path("add.token");
    }
  }

  @Test
  void a_catalog_that_cannot_be_read_is_no_fault_of_the_clients_and_tells_nothing_of_itself()
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("catalog.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("drop table image_tag");
    }

    gate.ask("/images", "")
        .statusCode(503)
        .header("Retry-After", equalTo("5"))
        .body(
            "exception.message",
            equalTo("the catalog cannot be read or written now; nothing was changed"));
    assertThat(gate.complaints()).contains("no such table: image_tag").contains("catalog.db");
  }

  @Test
  void the_schema_of_the_policy_is_published() {
    gate.ask("/policy.schema.json", "")
        .statusCode(200)
        .body("title", equalTo("cyber-dojo security gate policy"));
  }

  @Test
  void an_unknown_path_is_told_so() {
    gate.ask("/nowhere", "").statusCode(404).body("exception.message", equalTo("unknown path"));
  }

  @Test
  void a_store_that_cannot_be_opened_is_told_at_the_start() {
    StoreLocation nowhere = StoreLocation.ofFile(folder.resolve("no/such.db"));

    assertThatThrownBy(() -> GateServer.start(GateSettings.of(nowhere), System.err))
        .hasMessageContaining("no/such.db");
  }

  private void record(String created) {
    record(ELM, created);
  }

  private void record(String image, String created) {
    gate.write(
            "/images/record", "{\"image_name\":\"" + image + "\",\"created\":\"" + created + "\"}")
        .statusCode(200);
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = GateServerTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
