package org.cyberdojo.manifest.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.manifest.fixture.ManifestBuilder.aManifest;
import static org.cyberdojo.manifest.fixture.ManifestBuilder.anExercise;
import static org.cyberdojo.manifest.fixture.RepositoryBuilder.URL;
import static org.cyberdojo.manifest.fixture.RepositoryBuilder.aRepository;
import static org.cyberdojo.manifest.startpoint.StartPointType.CUSTOM;
import static org.cyberdojo.manifest.startpoint.StartPointType.EXERCISES;
import static org.cyberdojo.manifest.startpoint.StartPointType.LANGUAGES;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cyberdojo.manifest.fixture.RepositoryBuilder;
import org.cyberdojo.manifest.json.StrictJson;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a repository holds, the checks end soon, with a report of a size that a person can
 * scroll through.
 */
@Timeout(60)
class HostileRepositoriesTest {

  private static final int MOST_CHARACTERS = 12_000_000;

  @Test
  void ten_thousand_good_manifests_pass() {
    RepositoryBuilder repository = aRepository();
    for (int i = 0; i < 10_000; i++) {
      repository.with("folder" + i, anExercise().named("exercise " + i));
    }
    CheckReport report = check(repository);
    assertThat(report.isGood()).isTrue();
    assertThat(report.startPoints()).hasSize(10_000);
  }

  @Test
  void ten_thousand_bad_manifests_are_told_of_by_the_first_thousand_faults() {
    RepositoryBuilder repository = aRepository();
    for (int i = 10_000; i < 20_000; i++) {
      repository.with(
          "folder" + i, anExercise().named("exercise " + i).with("x", "1").with("y", "2"));
    }
    List<String> lines = FaultLines.of(check(repository));
    assertThat(lines)
        .hasSize(3 * FaultLog.MOST_FAULTS + 1)
        .startsWith(
            "ERROR: unknown key \"x\"",
            "--exercises " + URL,
            "manifest='folder10000/manifest.json'")
        .endsWith("ERROR: at least 19000 more faults, not shown");
  }

  @Test
  void ten_thousand_times_the_same_name_is_one_fault() {
    RepositoryBuilder repository = aRepository();
    for (int i = 0; i < 10_000; i++) {
      repository.with("folder" + i, anExercise());
    }
    CheckReport report = check(repository);
    assertThat(report.faults()).hasSize(1);
    assertThat(report.status()).hasValue(90);
    assertThat(FaultLines.of(report)).hasSize(302).endsWith("… and 9900 more places");
  }

  @Test
  void the_first_fault_decides_however_many_follow() {
    List<SourceRepository> repositories =
        List.of(
            aRepository().at("https://first").file("manifest.json", "{").build(),
            withVisibleFilenames(manyNames("&")).build());
    CheckReport report = StartPointChecks.check(EXERCISES, repositories);
    assertThat(report.status()).hasValue(17);
    assertThat(FaultLines.of(report))
        .startsWith("ERROR: bad JSON in manifest.json file", "--exercises https://first");
  }

  @Test
  void a_manifest_with_a_great_many_faults_is_told_of_in_part() {
    for (String name : new String[] {"&", "&&&&", "-", "x", "", "..", "\\n"}) {
      CheckReport report = check(withVisibleFilenames(manyNames(name)));
      assertThat(report.faults()).hasSize(FaultLog.MOST_FAULTS);
      assertThat(report.moreFaults()).isPositive();
      assertThat(characters(report)).isLessThan(MOST_CHARACTERS);
    }
  }

  @Test
  void a_name_as_long_as_the_file_may_be_is_cut() {
    CheckReport report = check(withVisibleFilenames("[\"" + "&".repeat(250_000) + "\"]"));
    assertThat(report.faults()).hasSize(FaultLog.MOST_FAULTS);
    assertThat(report.faults().getFirst().text())
        .isEqualTo(
            "visible_filenames[0]=\"" + "&".repeat(200) + "…\" has non-portable character '&'");
    assertThat(characters(report)).isLessThan(MOST_CHARACTERS);
  }

  @Test
  void patterns_are_refused_when_there_are_too_many_to_be_judged_in_time() {
    String pattern = "(?i)[ß-ﬃ]\\\\p{L}{9}".repeat(20);
    String patterns =
        IntStream.range(0, 600)
            .mapToObj(i -> pattern + i)
            .collect(Collectors.joining("\",\"", "[\"", "\"]"));
    CheckReport report =
        StartPointChecks.check(
            LANGUAGES,
            List.of(
                aRepository()
                    .with("", aManifest().withJson("hidden_filenames", patterns))
                    .build()));
    assertThat(report.faults())
        .hasSizeBetween(550, 599)
        .extracting(Fault::code)
        .containsOnly(FaultCode.HIDDEN_FILENAME_NOT_REGEXP);
  }

  @Test
  void many_duplicates_are_found_in_time() {
    String names =
        Arrays.toString(
            IntStream.range(0, 10_000)
                .map(i -> i % 5_000)
                .mapToObj(i -> "\"" + i + "\"")
                .toArray());
    CheckReport report =
        StartPointChecks.check(
            LANGUAGES,
            List.of(
                aRepository()
                    .with(
                        "",
                        aManifest()
                            .withJson("hidden_filenames", names)
                            .withJson("highlight_filenames", names))
                    .build()));
    assertThat(report.faults()).hasSize(FaultLog.MOST_FAULTS);
  }

  @Test
  void a_huge_manifest_is_not_even_read() {
    TreeEntry.RegularFile huge = new TreeEntry.RegularFile("manifest.json", 50_000_000, false);
    assertThat(FaultLines.of(check(aRepository().build(), new UnreadTree(huge))))
        .containsExactly(
            "ERROR: bad JSON in manifest.json file",
            "--exercises " + URL,
            "manifest='manifest.json'",
            "the file has 50000000 bytes, and may have " + StrictJson.MOST_BYTES + " at most");
  }

  @Test
  void a_huge_visible_file_is_not_even_read() {
    byte[] manifest = anExercise().text().getBytes(UTF_8);
    TreeEntry.RegularFile huge = new TreeEntry.RegularFile("instructions", Long.MAX_VALUE, false);
    FileTree tree =
        new UnreadTree(
            huge, new TreeEntry.RegularFile("manifest.json", manifest.length, false), manifest);
    assertThat(check(aRepository().build(), tree).faults())
        .extracting(Fault::code)
        .containsExactly(FaultCode.VISIBLE_FILENAME_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{} // comment",
        "{\"a\":NaN}",
        "[]",
        "null",
        "\ufeff{}",
        "{}\0",
        "\0",
        "",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":1}}"
      })
  void what_is_no_json_object_is_told_of(String text) {
    CheckReport report = check(aRepository().file("manifest.json", text));
    assertThat(report.status()).hasValue(17);
    assertThat(FaultLines.of(report)).hasSize(4);
  }

  @Test
  void a_hundred_thousand_brackets_are_told_of() {
    assertThat(FaultLines.of(check(aRepository().file("manifest.json", "[".repeat(100_000)))))
        .endsWith("nesting of 101 is too deep at line 1 column 101");
  }

  @Test
  void bytes_that_are_no_text_are_told_of() {
    CheckReport report =
        check(
            aRepository()
                .tree(tree -> tree.file("manifest.json", new byte[] {'{', (byte) 0xff}, false)));
    assertThat(FaultLines.of(report))
        .endsWith("unexpected character: '\ufffd' at line 1 column 2 (not UTF-8)");
  }

  @Test
  void nothing_that_a_terminal_would_obey_is_printed() {
    String evil = "a\u001b[2J\n\u202eb\u009b'c";
    CheckReport report =
        StartPointChecks.check(
            LANGUAGES,
            List.of(
                aRepository()
                    .at("https://host/\u202e")
                    .with(
                        evil,
                        aManifest()
                            .with("visible_filenames", "[]")
                            .withJson("tab_size", "\"\\u001b[31m\\n\""))
                    .with(
                        "2",
                        aManifest().withJson("display_name", "\"\\u202e\\u0007\"").with("x", "1"))
                    .with(
                        "3",
                        aManifest()
                            .withJson("display_name", "\"\\u202e\\u0007\"")
                            .with("a\u001b]0;", "1"))
                    .with("4", aManifest().withJson("visible_filenames", "[\"\\n\\u001b\\u2028\"]"))
                    .file("5/manifest.json", "{\u001b")
                    .build()));
    assertThat(report.faults()).hasSizeGreaterThan(7);
    assertThat(FaultLines.of(report))
        .allSatisfy(
            line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]"))
        .contains(
            "--languages https://host/\\u202e",
            "manifest='a\\u001b[2J\\n\\u202eb\\u009b'c/manifest.json'",
            "\"tab_size\": \"\\u001B[31m\\n\"",
            "ERROR: unknown key \"a\\u001b]0;\"",
            "ERROR: visible_filenames[0]=\"\\n\\u001b\\u2028\" has non-portable character '\\n'");
  }

  @Test
  void a_path_that_leaves_the_tree_by_itself_is_told_of() {
    assertThat(check(aRepository().file("../manifest.json", "{}")).status()).hasValue(16);
    assertThat(check(aRepository().file("a/../../manifest.json", "{}")).status()).hasValue(16);
  }

  @Test
  void a_link_to_nowhere_and_one_round_in_a_circle_are_no_manifests() {
    CheckReport report =
        check(
            aRepository()
                .tree(
                    tree ->
                        tree.link("1/manifest.json", "nowhere")
                            .link("2/manifest.json", "manifest.json")
                            .link("3/manifest.json", "../3")));
    assertThat(FaultLines.of(report))
        .containsSubsequence(
            "manifest='1/manifest.json'",
            "it is a symbolic link to nowhere",
            "manifest='2/manifest.json'",
            "it is a symbolic link to nowhere",
            "manifest='3/manifest.json'",
            "it is a folder");
    assertThat(report.status()).hasValue(17);
  }

  @Test
  void a_manifest_may_be_a_link_inside_the_repository() {
    CheckReport report =
        check(
            aRepository()
                .file("shared.json", anExercise().text())
                .file("1/instructions", "x")
                .tree(tree -> tree.link("1/manifest.json", "../shared.json")));
    assertThat(report.isGood()).isTrue();
  }

  @Test
  void folders_in_folders_without_end_are_no_trouble() {
    String deep = "d/".repeat(20_000);
    CheckReport report =
        check(
            aRepository().with(deep + "e", anExercise()).with(deep + "f", anExercise().named("f")));
    assertThat(report.isGood()).isTrue();
  }

  @Test
  void custom_start_points_are_no_safer() {
    CheckReport report =
        StartPointChecks.check(
            CUSTOM,
            List.of(
                aRepository()
                    .with("", aManifest().with("rag_lambda", "'../../../etc/passwd'"))
                    .build()));
    assertThat(report.status()).hasValue(49);
  }

  private static String manyNames(String name) {
    int count = 250_000 / (name.length() + 3);
    return IntStream.range(0, count)
        .mapToObj(i -> name)
        .collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  private static RepositoryBuilder withVisibleFilenames(String json) {
    String text = "{\"display_name\":\"x\",\"visible_filenames\":" + json + "}";
    return aRepository().file("manifest.json", text);
  }

  private static long characters(CheckReport report) {
    return FaultLines.of(report).stream().mapToLong(String::length).sum();
  }

  private static CheckReport check(RepositoryBuilder repository) {
    return StartPointChecks.check(EXERCISES, List.of(repository.build()));
  }

  private static CheckReport check(SourceRepository like, FileTree tree) {
    return StartPointChecks.check(
        EXERCISES, List.of(new SourceRepository(like.argument(), like.url(), like.sha(), tree)));
  }

  /** One file that must not be read, and perhaps one that may. */
  private record UnreadTree(TreeEntry.RegularFile unread, TreeEntry.RegularFile other, byte[] bytes)
      implements FileTree {

    UnreadTree(TreeEntry.RegularFile unread) {
      this(unread, unread, new byte[0]);
    }

    @Override
    public List<TreeEntry> entries() {
      return other.equals(unread) ? List.of(unread) : List.of(unread, other);
    }

    @Override
    public byte[] read(TreeEntry.RegularFile file) {
      assertThat(file).isNotEqualTo(unread);
      return bytes;
    }
  }
}
