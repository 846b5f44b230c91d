package org.cyberdojo.gate.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.MemoryDisk;
import org.cyberdojo.gate.services.ServiceAddress;
import org.cyberdojo.gate.services.ServiceCommit;
import org.cyberdojo.gate.services.ServiceReport;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShasJsonTest {

  private static final ShasQuery ALL = ShasQuery.of("", "", "", "", "");
  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir(factory = MemoryDisk.class)
  private Path folder;

  private ShasFixture page;

  @BeforeEach
  void fill() {
    page = new ShasFixture(folder);
  }

  @AfterEach
  void close() {
    page.close();
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  @Test
  void an_empty_catalog_is_told_as_such() throws IOException {
    assertThat((JsonNode) ShasJson.of(page.view(ALL)))
        .isEqualTo(
            json(
                """
                {"at":"2026-11-23T12:00:00Z","mode":"enforce","services":[],"image_count":0,"languages":[]}
                """));
  }

  @Test
  void a_tag_has_what_its_row_shows() throws IOException {
    page.built("ghcr.io/x/gcc:1a2b3c4", 3, 3.0, 49_152);

    JsonNode shown = ShasJson.of(page.view(ALL)).get("languages");

    assertThat(json(shown.toString())) // numbers as a reader gets them
        .isEqualTo(
            json(
                """
                [{"name":"ghcr.io/x/gcc","tag_count":1,"tags":[
                  {"tag":"1a2b3c4","image_name":"ghcr.io/x/gcc:1a2b3c4",
                   "sha":"1a2b3c4000000000000000000000000000000000",
                   "commit":"https://github.com/x/y/commit/1a2b3c4000000000000000000000000000000000",
                   "created":"2026-11-20T12:00:00Z","age_days":3,"size":49152,
                   "red":1.0,"amber":1.0,"green":1.0,"verdict":"allow","reasons":[]}]}]
                """));
  }

  @Test
  void what_is_not_known_is_left_out() {
    page.built("ghcr.io/x/gcc:latest", 400);

    JsonNode tag = ShasJson.of(page.view(ALL)).at("/languages/0/tags/0");

    assertThat(tag.fieldNames())
        .toIterable()
        .containsExactly("tag", "image_name", "created", "age_days", "verdict", "reasons");
    assertThat(tag.get("verdict").textValue()).isEqualTo("deny");
    assertThat(tag.get("reasons")).hasSize(2);
    assertThat(tag.at("/reasons/0").textValue())
        .isEqualTo(
            "created 2025-10-19, 400 days ago (from the builder); the limit is: at most 365 days old;"
                + " rebuild it, or exempt it until a date.");
  }

  @Test
  void a_trend_is_told_where_there_is_one() {
    page.built("ghcr.io/x/gcc:1a2b3c4", 3, 3.0, 1).built("ghcr.io/x/gcc:0a2b3c4", 9, 6.0, 1);

    JsonNode gcc = ShasJson.of(page.view(ALL)).at("/languages/0");

    assertThat(gcc.get("trend").textValue()).isEqualTo("50 % faster");
    assertThat(gcc.get("trend_ratio").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void a_service_has_its_commit_or_why_not() throws IOException {
    List<ServiceReport> reports =
        List.of(
            new ServiceReport(
                new ServiceAddress(
                    "runner",
                    URI.create("http://runner:4597"),
                    Optional.of(RepositoryUrl.of("https://github.com/cyber-dojo/runner")),
                    Optional.of(ImageName.parse("cyberdojo/runner"))),
                new ServiceCommit.Known(CommitSha.of(SHA))),
            new ServiceReport(
                new ServiceAddress(
                    "saver", URI.create("http://saver:1"), Optional.empty(), Optional.empty()),
                new ServiceCommit.Unknown("it does not answer")));

    assertThat(ShasJson.of(page.view(ALL, () -> reports)).get("services"))
        .isEqualTo(
            json(
                """
                [{"name":"runner","sha":"%s","commit":"https://github.com/cyber-dojo/runner/commit/%s",
                  "image_name":"cyberdojo/runner:0123456"},
                 {"name":"saver","problem":"it does not answer"}]
                """
                    .formatted(SHA, SHA)));
  }
}
