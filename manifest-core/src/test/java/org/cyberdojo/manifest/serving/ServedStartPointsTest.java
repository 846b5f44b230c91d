package org.cyberdojo.manifest.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.manifest.serving.StartPointRepository.aRepository;
import static org.cyberdojo.manifest.startpoint.StartPointType.CUSTOM;
import static org.cyberdojo.manifest.startpoint.StartPointType.EXERCISES;
import static org.cyberdojo.manifest.startpoint.StartPointType.LANGUAGES;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.layout.Provenance;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedStartPointsTest {

  @Nested
  class A_served_manifest {

    @Test
    void is_the_manifest_with_its_files_image_url_and_sha() {
      StartPointRepository repository =
          aRepository()
              .from("https://host/cyber-dojo-languages/gcc-assert")
              .file("docker/image_name.json", "{\"image_name\":\"ghcr.io/org/gcc_assert\"}")
              .file(
                  "start_point/manifest.json",
                  """
                  { "max_seconds": 10,
                    "display_name": "C (gcc), assert",
                    "visible_filenames": ["hiker.c", "sub/cyber-dojo.sh"],
                    "rag_lambda": "lights/red_amber_green.rb",
                    "filename_extension": ".c",
                    "hidden_filenames": ["a.*"],
                    "not_known_yet": {"z": 1, "a": [null]} }
                  """)
              .file("start_point/hiker.c", "return 6 * 9;\n")
              .file("start_point/sub/cyber-dojo.sh", "make\t\u00e9\n")
              .file("start_point/lights/red_amber_green.rb", "lambda { |_| :red }");

      assertThat(only(LANGUAGES, repository).toString())
          .isEqualTo(
              """
              {"max_seconds":10,\
              "display_name":"C (gcc), assert",\
              "rag_lambda":"lambda { |_| :red }",\
              "filename_extension":[".c"],\
              "hidden_filenames":["a.*"],\
              "not_known_yet":{"z":1,"a":[null]},\
              "image_name":"ghcr.io/org/gcc_assert:1a2b3c4",\
              "visible_files":{\
              "hiker.c":{"content":"return 6 * 9;\\n"},\
              "sub/cyber-dojo.sh":{"content":"make\\t\u00e9\\n"}},\
              "url":"https://host/cyber-dojo-languages/gcc-assert",\
              "sha":"1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"}""");
    }

    @Test
    void keeps_the_place_of_its_own_image_name_and_an_array_of_extensions() {
      StartPointRepository repository =
          aRepository()
              .manifest("x", "Tennis", "")
              .file(
                  "x/manifest.json",
                  """
                  {"image_name":"gcc","display_name":"Tennis","visible_filenames":["cyber-dojo.sh"],
                   "filename_extension":[".c",".h"]}""");
      assertThat(only(CUSTOM, repository).toString())
          .startsWith(
              "{\"image_name\":\"gcc:latest\",\"display_name\":\"Tennis\",\"filename_extension\":[\".c\",\".h\"],");
    }

    @Test
    void of_an_exercise_gets_no_image_and_no_defaults() {
      StartPointRepository repository =
          aRepository()
              .file(
                  "a/manifest.json",
                  "{\"display_name\":\"Fizz\",\"visible_filenames\":[\"readme.txt\"]}")
              .file("a/readme.txt", "");
      assertThat(only(EXERCISES, repository).properties())
          .extracting(Map.Entry::getKey)
          .containsExactly("display_name", "visible_files", "url", "sha");
    }

    @Test
    void shows_only_the_last_part_of_a_file_url() {
      StartPointRepository repository =
          aRepository().from("file:///home/me/secret/gcc-assert/").language("C", "gcc");
      assertThat(only(LANGUAGES, repository).path("url").textValue()).isEqualTo("gcc-assert");
    }

    @Test
    void has_files_that_are_links_inside_the_repository() {
      StartPointRepository repository =
          aRepository()
              .language("C", "gcc")
              .file("src/hiker.c", "linked")
              .link("start_point/src", "../src")
              .link("start_point/cyber-dojo.sh", "src/hiker.c");
      assertThat(content(only(LANGUAGES, repository), "cyber-dojo.sh")).isEqualTo("linked");
    }

    @Test
    void never_has_a_file_from_outside_the_repository() {
      StartPointRepository repository =
          aRepository().language("C", "gcc").link("start_point/cyber-dojo.sh", "../../1/secret");
      assertThatThrownBy(() -> load(LANGUAGES, repository))
          .isInstanceOf(UnservableStartPointException.class)
          .hasMessageContainingAll("start_point/manifest.json", "start_point/cyber-dojo.sh");
    }

    @Test
    void replaces_bytes_that_are_no_text() {
      StartPointRepository repository =
          aRepository()
              .language("C", "gcc")
              .file("start_point/cyber-dojo.sh", new byte[] {'a', (byte) 0xff, 'b'});
      assertThat(content(only(LANGUAGES, repository), "cyber-dojo.sh")).isEqualTo("a\ufffdb");
    }

    @Test
    void does_not_change_when_a_caller_changes_its_copy() {
      ServedStartPoints loaded = load(LANGUAGES, aRepository().language("C", "gcc"));
      loaded.manifest("C").orElseThrow().json().put("image_name", "evil");
      assertThat(loaded.manifest("C").orElseThrow().json().path("image_name").textValue())
          .isEqualTo("gcc:1a2b3c4");
    }
  }

  @Nested
  class The_image {

    private final CommitSha earlier = CommitSha.of("0123456".repeat(6).substring(0, 40));

    @Test
    void is_tagged_with_the_earlier_commit_that_has_one() {
      assertThat(imageWith(Provenance.of(repository().source()).withImageSha(earlier)))
          .isEqualTo("gcc:0123456");
    }

    @ParameterizedTest
    @CsvSource({"gcc:latest@sha256:0123456789abcdef0123456789abcdef", "ghcr.io/org/given:abcdef0"})
    void is_the_one_that_create_decided_on(String decided) {
      Provenance provenance =
          Provenance.of(repository().source()).withImageName(ImageName.parse(decided));
      assertThat(imageWith(provenance)).isEqualTo(decided);
    }

    private StartPointRepository repository() {
      return aRepository().language("C", "gcc");
    }

    private String imageWith(Provenance provenance) {
      return ServedStartPoints.load(
              LANGUAGES, List.of(repository().treeWith("start_point/manifest.json", provenance)))
          .imageNames()
          .getFirst();
    }
  }

  @Nested
  class The_names {

    private static final String PAIR =
        ",\"language\":[\"%s\",\"1\"],\"test_framework\":[\"%s\",\"2\"]";

    @Test
    void are_language_and_test_framework_without_their_versions() {
      ServedStartPoints loaded =
          load(
              CUSTOM,
              custom("Ruby 3.2, rspec", PAIR.formatted("Ruby", "rspec")),
              custom("C 17, assert", PAIR.formatted("C", "assert")));
      assertThat(loaded.names()).containsExactly("C, assert", "Ruby, rspec");
      assertThat(loaded.manifest("C, assert").orElseThrow().json().path("display_name").textValue())
          .isEqualTo("C, assert");
    }

    @Test
    void find_a_manifest_by_its_original_display_name_too() {
      ServedStartPoints loaded =
          load(
              CUSTOM,
              custom("B, b", PAIR.formatted("A", "a")),
              custom("A 1, a 2", PAIR.formatted("B", "b")));
      assertThat(loaded.manifest("A 1, a 2").orElseThrow().name()).isEqualTo("B, b");
      assertThat(loaded.manifest("B, b").orElseThrow().originalName()).isEqualTo("A 1, a 2");
      assertThat(loaded.manifest("unheard of")).isEmpty();
      assertThat(loaded.byAnyName()).containsOnlyKeys("A, a", "B, b", "A 1, a 2");
    }

    @Test
    void are_the_display_names_when_one_has_no_language() {
      ServedStartPoints loaded =
          load(CUSTOM, custom("C 17, assert", PAIR.formatted("C", "assert")), custom("Tennis", ""));
      assertThat(loaded.names()).containsExactly("C 17, assert", "Tennis");
    }

    @Test
    void are_the_display_names_when_two_would_be_called_the_same() {
      ServedStartPoints loaded =
          load(
              CUSTOM,
              custom("C 17, assert", PAIR.formatted("C", "assert")),
              custom("C 23, assert", PAIR.formatted("C", "assert")));
      assertThat(loaded.names()).containsExactly("C 17, assert", "C 23, assert");
    }

    @Test
    void are_sorted_by_their_bytes() {
      assertThat(
              load(
                      CUSTOM,
                      custom("\ud83d\ude00", ""),
                      custom("\uff21", ""),
                      custom("a", ""),
                      custom("Z", ""))
                  .names())
          .containsExactly("Z", "a", "\uff21", "\ud83d\ude00");
    }

    @Test
    void that_are_the_same_are_an_error() {
      assertThatThrownBy(() -> load(CUSTOM, custom("Tennis", ""), custom("Tennis", "")))
          .isInstanceOf(UnservableStartPointException.class)
          .hasMessageContaining("\"Tennis\"");
    }

    private static StartPointRepository custom(String displayName, String more) {
      return aRepository().manifest("x", displayName, ",\"image_name\":\"gcc:1\"" + more);
    }
  }

  @Test
  void the_image_names_are_sorted_and_unique() {
    StartPointRepository repository =
        aRepository()
            .manifest("a", "a", ",\"image_name\":\"org/z:1\"")
            .manifest("b", "b", ",\"image_name\":\"gcc\"")
            .manifest("c", "c", ",\"image_name\":\"gcc:latest\"");
    assertThat(load(CUSTOM, repository).imageNames()).containsExactly("gcc:latest", "org/z:1");
  }

  @Test
  void folders_that_begin_with_a_dot_hold_no_start_points() {
    StartPointRepository repository =
        aRepository().language("C", "gcc").file(".github/manifest.json", "not even JSON");
    assertThat(load(LANGUAGES, repository).names()).containsExactly("C");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]                              | it is no JSON object
          {"display_name"                  | it is no JSON object
          {"display_name":"x"}             | nothing names its image
          {"image_name":7}                 | its image_name is 7
          {"image_name":"gcc"}             | display_name is not a String
          """)
  void a_manifest_that_would_fail_the_checks_is_named(String manifest, String reason) {
    assertThatThrownBy(() -> load(CUSTOM, aRepository().file("x/manifest.json", manifest)))
        .isInstanceOf(UnservableStartPointException.class)
        .hasMessageContainingAll("x/manifest.json", reason);
  }

  @Test
  void an_exercise_is_practised_in_the_image_of_its_language() {
    ObjectNode language =
        only(
            LANGUAGES,
            aRepository()
                .language("C", "gcc")
                .file("start_point/readme.txt", "the language's")
                .file(
                    "start_point/manifest.json",
                    """
                    {"display_name":"C","visible_filenames":["cyber-dojo.sh","readme.txt"],
                     "filename_extension":[".c"]}"""));
    ObjectNode exercise =
        only(
            EXERCISES,
            aRepository()
                .file(
                    "x/manifest.json",
                    "{\"display_name\":\"Fizz Buzz\",\"visible_filenames\":[\"readme.txt\",\"more.txt\"]}")
                .file("x/readme.txt", "the exercise's")
                .file("x/more.txt", "more"));

    ObjectNode mix = Mix.of(language, exercise);

    assertThat(content(mix, "cyber-dojo.sh")).isEqualTo("make");
    assertThat(content(mix, "readme.txt")).isEqualTo("the exercise's");
    assertThat(content(mix, "more.txt")).isEqualTo("more");
    assertThat(mix.path("exercise").textValue()).isEqualTo("Fizz Buzz");
    assertThat(mix.path("display_name").textValue()).isEqualTo("C");
    assertThat(mix.path("image_name").textValue()).isEqualTo("gcc:1a2b3c4");
    assertThat(language.has("exercise")).isFalse();
    assertThat(content(language, "readme.txt")).isEqualTo("the language's");
  }

  private static ServedStartPoints load(StartPointType type, StartPointRepository... repositories) {
    return ServedStartPoints.load(
        type, List.of(repositories).stream().map(StartPointRepository::tree).toList());
  }

  private static ObjectNode only(StartPointType type, StartPointRepository repository) {
    return load(type, repository).manifests().getFirst().json();
  }

  private static String content(ObjectNode manifest, String filename) {
    return manifest.path("visible_files").path(filename).path("content").textValue();
  }
}
