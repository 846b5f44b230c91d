package org.cyberdojo.startpoint.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.manifest.startpoint.StartPointType.CUSTOM;
import static org.cyberdojo.manifest.startpoint.StartPointType.EXERCISES;
import static org.cyberdojo.manifest.startpoint.StartPointType.LANGUAGES;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.cyberdojo.manifest.serving.ServedStartPoints;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.FileTree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartPointServerTest {

  private static final String SHA = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
  private static StartPointServer languages;
  private static StartPointServer exercises;
  private static StartPointServer custom;

  @BeforeAll
  static void start() {
    languages =
        serve(
            LANGUAGES,
            StartPoints.language(
                "C 17 (gcc), assert", "C (gcc)", "assert", "ghcr.io/org/gcc_assert"),
            StartPoints.language("Bash 5, bats", "Bash", "bats", "ghcr.io/org/bash_bats"));
    exercises = serve(EXERCISES, StartPoints.exercise("Fizz Buzz"));
    custom = serve(CUSTOM, StartPoints.custom("Tennis, refactoring, C", "gcc"));
  }

  private static StartPointServer serve(StartPointType type, FileTree... repositories) {
    ServedStartPoints startPoints = ServedStartPoints.load(type, List.of(repositories));
    return StartPointServer.start(
        startPoints, ServerSettings.of(type).withHost("127.0.0.1").withPort(0).withSha(SHA));
  }

  @AfterAll
  static void stop() {
    languages.close();
    exercises.close();
    custom.close();
  }

  @Nested
  class Probes {

    @ParameterizedTest
    @CsvSource({"/alive,alive?", "/alive?,alive?", "/ready,ready?", "/ready?,ready?"})
    void answer_true(String path, String key) throws Exception {
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri(languages, path))).build();
        assertThat(client.send(request, BodyHandlers.ofString()).body())
            .isEqualTo("{\"" + key + "\":true}");
      }
    }

    @Test
    void tell_the_commit_of_the_servers_own_image() {
      assertThat(get(languages, "/sha").extract().asString())
          .isEqualTo("{\"sha\":\"" + SHA + "\"}");
    }

    @Test
    void count_requests() {
      get(languages, "/names");
      assertThat(get(languages, "/metrics").extract().asString())
          .contains("http_requests_total{path=\"/names\",status=\"200\"}");
    }
  }

  @Nested
  class Names {

    @Test
    void are_sorted_and_without_versions() {
      assertThat(get(languages, "/names").contentType("application/json").extract().asString())
          .isEqualTo("{\"names\":[\"Bash, bats\",\"C (gcc), assert\"]}");
    }

    @Test
    void are_display_names_where_there_is_no_language() {
      get(exercises, "/names").body("names", contains("Fizz Buzz"));
      get(custom, "/names").body("names", contains("Tennis, refactoring, C"));
    }
  }

  @Nested
  class Manifests {

    @Test
    void are_all_there_under_their_names() {
      get(languages, "/manifests")
          .statusCode(200)
          .body("manifests.keySet()", contains("Bash, bats", "C (gcc), assert"))
          .body("manifests.'Bash, bats'.image_name", equalTo("ghcr.io/org/bash_bats:1a2b3c4"));
    }

    @Test
    void have_their_files_their_image_and_where_they_came_from() {
      manifest(languages, "C (gcc), assert")
          .statusCode(200)
          .body("manifest.display_name", equalTo("C (gcc), assert"))
          .body("manifest.image_name", equalTo("ghcr.io/org/gcc_assert:1a2b3c4"))
          .body("manifest.visible_files.'cyber-dojo.sh'.content", equalTo("make\n"))
          .body("manifest.filename_extension", contains(".c"))
          .body("manifest.url", equalTo("https://github.com/org/repository"))
          .body("manifest.sha", equalTo(SHA))
          .body("manifest", not(hasKey("visible_filenames")));
    }

    @Test
    void are_found_by_their_original_display_name_too() {
      manifest(languages, "C 17 (gcc), assert")
          .body("manifest.display_name", equalTo("C (gcc), assert"));
    }

    @Test
    void of_exercises_have_no_image() {
      manifest(exercises, "Fizz Buzz").body("manifest", not(hasKey("image_name")));
      get(exercises, "/image_names").body("image_names", empty());
    }

    @Test
    void of_custom_start_points_say_what_a_missing_tag_means() {
      manifest(custom, "Tennis, refactoring, C").body("manifest.image_name", equalTo("gcc:latest"));
      get(custom, "/image_names").body("image_names", contains("gcc:latest"));
    }

    @Test
    void are_the_same_bytes_in_one_and_in_all() {
      String one = manifest(custom, "Tennis, refactoring, C").extract().asString();
      String all = get(custom, "/manifests").extract().asString();
      assertThat(all).contains(one.substring("{\"manifest\":".length(), one.length() - 1));
    }
  }

  @Nested
  class Errors {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            ``                   | name:missing
            {}                   | name:missing
            {"nam":"x"}          | name:missing
            {"name":null}        | name:!string
            {"name":["x"]}       | name:!string
            {"name":42}          | name:!string
            {"name":"x"}         | name:x:unknown
            {"name":"C (GCC)"}   | name:C (GCC):unknown
            {"name":             | json:malformed
            [1]                  | json:malformed
            null                 | json:malformed
            """)
    void of_a_manifest_are_the_callers(String body, String message) {
      ask(languages, "/manifest", body)
          .then()
          .statusCode(400)
          .contentType("application/json")
          .body("exception.path", equalTo("manifest"))
          .body("exception.body", equalTo(body))
          .body("exception.message", equalTo(message))
          .body("exception", not(hasKey("backtrace")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/names/", "/Names", "/manifest/x", "/"})
    void of_an_unknown_path_are_404(String path) {
      get(languages, path)
          .statusCode(404)
          .body("exception.path", equalTo(path.substring(1)))
          .body("exception.message", equalTo("json:malformed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alive", "/ready", "/sha", "/names", "/manifests", "/image_names"})
    void of_a_body_are_told_even_where_it_is_not_asked_for(String path) {
      ask(languages, path, "[]")
          .then()
          .statusCode(400)
          .body("exception.message", equalTo("json:malformed"));
      ask(languages, path, "{\"not\":\"asked for\"}")
          .then()
          .statusCode(200)
          .body("exception", equalTo(null));
    }

    @Test
    void of_a_huge_body_are_413() {
      ask(languages, "/manifest", "{\"name\":\"" + "x".repeat(70_000) + "\"}")
          .then()
          .statusCode(413);
    }
  }

  @Test
  void each_type_serves_on_its_own_port() {
    assertThat(List.of(languages.port(), exercises.port(), custom.port())).doesNotHaveDuplicates();
    assertThat(ServerSettings.of(LANGUAGES).port()).isEqualTo(4524);
    assertThat(ServerSettings.of(EXERCISES).port()).isEqualTo(4525);
    assertThat(ServerSettings.of(CUSTOM).port()).isEqualTo(4526);
  }

  @Test
  void a_start_point_image_without_start_points_serves_none() {
    try (StartPointServer none = serve(LANGUAGES)) {
      get(none, "/names").body("names", empty());
      get(none, "/manifests").body("manifests", anEmptyMap());
    }
  }

  private static ValidatableResponse get(StartPointServer server, String path) {
    return given().urlEncodingEnabled(false).get(uri(server, path)).then();
  }

  private static ValidatableResponse manifest(StartPointServer server, String name) {
    return ask(server, "/manifest", "{\"name\":\"" + name + "\"}").then();
  }

  private static Response ask(StartPointServer server, String path, String body) {
    return given().contentType("application/json").body(body).get(uri(server, path));
  }

  private static String uri(StartPointServer server, String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }
}
