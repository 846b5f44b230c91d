package org.cyberdojo.manifest.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.manifest.fixture.RepositoryBuilder.aRepository;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.cyberdojo.manifest.fixture.RepositoryBuilder;
import org.cyberdojo.manifest.startpoint.StartPointType;

/** Whatever a repository holds, the checks give a report. */
class StartPointChecksPropertiesTest {

  @Property(tries = 1000)
  void no_bytes_crash_the_checks(
      @ForAll StartPointType type, @ForAll @Size(max = 100) byte[] bytes) {
    assertGood(check(type, aRepository().tree(tree -> tree.file("manifest.json", bytes, false))));
  }

  @Property(tries = 4000)
  void no_values_crash_the_checks(
      @ForAll StartPointType type,
      @ForAll("entries") Map<String, String> entries,
      @ForAll("files") List<File> files) {
    StringBuilder manifest = new StringBuilder("{\"display_name\":\"x\"");
    entries.forEach((key, value) -> manifest.append(",\"").append(key).append("\":").append(value));
    RepositoryBuilder repository =
        aRepository().file("start_point/manifest.json", manifest.append('}').toString());
    files.forEach(file -> file.addTo(repository));
    assertGood(check(type, repository));
  }

  private static CheckReport check(StartPointType type, RepositoryBuilder repository) {
    return StartPointChecks.check(type, List.of(repository.build()));
  }

  private static void assertGood(CheckReport report) {
    List<String> lines = FaultLines.of(report);
    assertThat(lines).noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
    assertThat(lines.isEmpty()).isEqualTo(report.isGood());
    assertThat(report.startPoints().isEmpty()).isEqualTo(!report.isGood());
    assertThat(report.status().isEmpty()).isEqualTo(report.isGood());
    assertThat(report.faults())
        .allSatisfy(
            fault ->
                assertThat(FaultLines.of(fault))
                    .hasSizeBetween(2, 4)
                    .first()
                    .asString()
                    .startsWith("ERROR: "));
  }

  @Provide
  Arbitrary<Map<String, String>> entries() {
    Arbitrary<String> keys =
        Arbitraries.of(
            "visible_filenames",
            "hidden_filenames",
            "image_name",
            "filename_extension",
            "highlight_filenames",
            "progress_regexs",
            "rag_lambda",
            "tab_size",
            "max_seconds",
            "language",
            "test_framework",
            "harvest_text_files",
            "other");
    Arbitrary<String> scalars =
        Arbitraries.of(
            "null",
            "true",
            "0",
            "8",
            "21",
            "-1",
            "1.5",
            "1e400",
            "99999999999999999999",
            "\"\"",
            "\"a\"",
            "\".c\"",
            "\".\"",
            "\"-a\"",
            "\"../a\"",
            "\"/\"",
            "\"a/b\"",
            "\"link\"",
            "\"cyber-dojo.sh\"",
            "\"(\"",
            "\"[\\\\\"",
            "\"é\"",
            "\"\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "\"gcc:1234567\"",
            "\"GCC\"",
            "{}",
            "{\"a\":{\"a\":[]}}");
    Arbitrary<String> arrays =
        scalars.list().ofMaxSize(4).map(list -> "[" + String.join(",", list) + "]");
    return Arbitraries.maps(keys, Arbitraries.oneOf(scalars, arrays, arrays)).ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<File>> files() {
    Arbitrary<String> paths =
        Arbitraries.of(
            "start_point/a",
            "start_point/a/b",
            "start_point/cyber-dojo.sh",
            "start_point/link",
            "start_point/é",
            "docker/image_name.json",
            "docker/Dockerfile.base",
            "docker",
            "a",
            "start_point/x/manifest.json");
    Arbitrary<String> texts =
        Arbitraries.of(
            "",
            "x",
            "{}",
            "{\"image_name\":\"gcc\"}",
            "{\"image_name\":1}",
            "../a",
            "/etc/passwd",
            "link",
            "..");
    return Combinators.combine(paths, texts, Arbitraries.of(Kind.values()))
        .as(File::new)
        .list()
        .ofMaxSize(6);
  }

  enum Kind {
    FILE,
    LINK,
    SPECIAL
  }

  record File(String path, String text, Kind kind) {

    void addTo(RepositoryBuilder repository) {
      repository.tree(
          tree -> {
            switch (kind) {
              case FILE -> tree.file(path, text.getBytes(UTF_8), false);
              case LINK -> tree.link(path, text);
              case SPECIAL -> tree.special(path);
            }
          });
    }
  }
}
