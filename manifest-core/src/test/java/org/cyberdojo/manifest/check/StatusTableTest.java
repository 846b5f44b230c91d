package org.cyberdojo.manifest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.manifest.fixture.ManifestBuilder.aManifest;
import static org.cyberdojo.manifest.fixture.ManifestBuilder.anExercise;
import static org.cyberdojo.manifest.fixture.RepositoryBuilder.URL;
import static org.cyberdojo.manifest.fixture.RepositoryBuilder.aRepository;
import static org.cyberdojo.manifest.startpoint.StartPointType.CUSTOM;
import static org.cyberdojo.manifest.startpoint.StartPointType.EXERCISES;
import static org.cyberdojo.manifest.startpoint.StartPointType.LANGUAGES;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cyberdojo.manifest.fixture.ManifestBuilder;
import org.cyberdojo.manifest.fixture.RepositoryBuilder;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every row of the table of statuses: all that is printed on standard error, and the exit status.
 * The published schema of manifests is asked about each row too.
 */
class StatusTableTest {

  private static final String MANIFEST = "manifest='start_point/manifest.json'";

  @ParameterizedTest
  @EnumSource
  void good_start_points_have_no_faults(StartPointType type) {
    ManifestBuilder manifest = type == EXERCISES ? anExercise() : aManifest();
    CheckReport report = check(type, aRepository().with("start_point", manifest));
    assertThat(FaultLines.of(report)).isEmpty();
    assertThat(report.isGood()).isTrue();
    assertThat(report.status()).isEmpty();
    assertThat(report.startPoints())
        .singleElement()
        .satisfies(
            startPoint -> {
              assertThat(startPoint.displayName()).isEqualTo("C, assert");
              assertThat(startPoint.manifestPath()).isEqualTo("start_point/manifest.json");
            });
  }

  @Test
  void a_manifest_may_have_every_known_key() {
    ManifestBuilder manifest =
        aManifest()
            .with("hidden_filenames", "['coverage/.*', 'a**']")
            .with("highlight_filenames", "['hiker.c']")
            .with("progress_regexs", "['FAILED', 'OK']")
            .with("rag_lambda", "'hiker.c'")
            .with("tab_size", "8")
            .with("max_seconds", "20")
            .with("language", "['C', '']")
            .with("test_framework", "['assert', '1']")
            .with("harvest_text_files", "false");
    assertThat(FaultLines.of(check(LANGUAGES, aRepository().with("", manifest)))).isEmpty();
    assertThat(FaultLines.of(check(CUSTOM, aRepository().with("", manifest)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void status_16_no_manifest(StartPointType type) {
    assertFaults(
        check(type, aRepository().file("start_point/Manifest.json", "{}")),
        16,
        "ERROR: no manifest.json files in",
        type.option() + " " + URL);
  }

  @ParameterizedTest
  @EnumSource
  void status_17_bad_json(StartPointType type) {
    assertFaults(
        check(type, aRepository().file("start_point/manifest.json", "sdfsdf")),
        17,
        "ERROR: bad JSON in manifest.json file",
        type.option() + " " + URL,
        MANIFEST,
        "unexpected character: 'sdfsdf' at line 1 column 1");
  }

  @Test
  void status_17_bad_escape() {
    String text = "{\n  \"hidden_filenames\": [\"TestResult\\.xml\"]\n}";
    assertFaults(
        check(LANGUAGES, aRepository().file("start_point/manifest.json", text)),
        17,
        "ERROR: bad JSON in manifest.json file",
        "--languages " + URL,
        MANIFEST,
        "invalid escape character in string: '\\.xml\"]' at line 2 column 35");
  }

  @ParameterizedTest
  @EnumSource
  void status_18_duplicate_keys(StartPointType type) {
    String text = "{\"display_name\":\"a\",\"b\":1,\"b\":2,\"display_name\":\"c\"}";
    assertFaults(
        check(type, aRepository().file("start_point/manifest.json", text)),
        18,
        "ERROR: duplicate keys in manifest.json file",
        type.option() + " " + URL,
        MANIFEST,
        "[\"b\", \"display_name\"]");
  }

  @ParameterizedTest
  @CsvSource({"LANGUAGES, 20", "CUSTOM, 20", "EXERCISES, 50"})
  void status_20_and_50_unknown_key(StartPointType type, int status) {
    ManifestBuilder manifest = type == EXERCISES ? anExercise() : aManifest();
    assertFaults(
        check(type, aRepository().with("start_point", manifest.with("Display_name", "1"))),
        status,
        "ERROR: unknown key \"Display_name\"",
        type.option() + " " + URL,
        MANIFEST);
  }

  @ParameterizedTest
  @CsvSource({
    "LANGUAGES, display_name, 21",
    "LANGUAGES, visible_filenames, 21",
    "LANGUAGES, image_name, 21",
    "LANGUAGES, filename_extension, 21",
    "CUSTOM, display_name, 21",
    "CUSTOM, visible_filenames, 21",
    "CUSTOM, image_name, 21",
    "CUSTOM, filename_extension, 21",
    "EXERCISES, display_name, 51",
    "EXERCISES, visible_filenames, 51",
  })
  void status_21_and_51_missing_key(StartPointType type, String key, int status) {
    ManifestBuilder manifest = type == EXERCISES ? anExercise() : aManifest();
    assertFaults(
        check(type, aRepository().with("start_point", manifest.without(key))),
        status,
        "ERROR: missing required key \"" + key + "\"",
        type.option() + " " + URL,
        MANIFEST);
  }

  /** A value that is wrong, the message, and the value as the message shows it. */
  @Nested
  class A_value {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "[1,2,3] | image_name is not a String | [1, 2, 3]",
          "null | image_name is not a String | null",
          "{} | image_name is not a String | {}",
          "'CYBERDOJO/csharp_nunit' | image_name is malformed | 'CYBERDOJO/csharp_nunit'",
          "'' | image_name is malformed | ''",
        })
    void status_30_image_name(String value, String text, String shown) {
      assertEntryFault(LANGUAGES, "image_name", value, 30, text, shown);
      assertEntryFault(CUSTOM, "image_name", value, 30, text, shown);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "[1,2,3] | display_name is not a String | [1, 2, 3]",
          "null | display_name is not a String | null",
          "false | display_name is not a String | false",
          "'' | display_name cannot be empty String | ''",
        })
    void status_31_and_60_display_name(String value, String text, String shown) {
      assertEntryFault(LANGUAGES, "display_name", value, 31, text, shown);
      assertEntryFault(CUSTOM, "display_name", value, 31, text, shown);
      assertEntryFault(EXERCISES, "display_name", value, 60, text, shown);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "1 | visible_filenames is not an Array | 1",
          "'a' | visible_filenames is not an Array | 'a'",
          "null | visible_filenames is not an Array | null",
          "{'a':1} | visible_filenames is not an Array | {'a': 1}",
          "[] | visible_filenames cannot be empty | []",
          "['hiker.c',1] | visible_filenames[1]=1 is not a String | ['hiker.c', 1]",
          "['hiker.c',null] | visible_filenames[1]=null is not a String | ['hiker.c', null]",
          "['hiker.c',['a','b']] | visible_filenames[1]=['a', 'b'] is not a String | ['hiker.c', ['a', 'b']]",
          "['hiker.c',''] | visible_filenames[1]=`` cannot be empty String | ['hiker.c', '']",
          "['hiker&.c'] | visible_filenames[0]='hiker&.c' has non-portable character `&` | ['hiker&.c']",
          "['hik er.c'] | visible_filenames[0]='hik er.c' has non-portable character ` ` | ['hik er.c']",
          "['hikér.c'] | visible_filenames[0]='hikér.c' has non-portable character `é` | ['hikér.c']",
          "['-hiker.c'] | visible_filenames[0]='-hiker.c' has non-portable leading character `-` | ['-hiker.c']",
          "['xHiker.c'] | visible_filenames[0]='xHiker.c' does not exist | ['xHiker.c']",
          "['folder'] | visible_filenames[0]='folder' does not exist | ['folder']",
          "['large.c'] | visible_filenames[0]='large.c' is too large (>25K) | ['large.c']",
          "['sha.txt'] | visible_filenames[0]='sha.txt' is a file that create writes itself | ['sha.txt']",
          "['url.txt/x'] | visible_filenames[0]='url.txt/x' is a file that create writes itself | ['url.txt/x']",
          "['image_sha.txt'] | visible_filenames[0]='image_sha.txt' is a file that create writes itself | ['image_sha.txt']",
          "['.wh.link'] | visible_filenames[0]='.wh.link' has a name that an image cannot have (.wh.) | ['.wh.link']",
          "['.wh.x'] | visible_filenames[0]='.wh.x' has a name that an image cannot have (.wh.) | ['.wh.x']",
          "['hiker.c','full.c','hiker.c'] | visible_filenames[0, 2] are duplicates of 'hiker.c' | ['hiker.c', 'full.c', 'hiker.c']",
        })
    void status_32_and_61_visible_filenames(String value, String text, String shown) {
      assertEntryFault(CUSTOM, "visible_filenames", value, 32, text, shown);
      assertEntryFault(EXERCISES, "visible_filenames", value, 61, text, shown);
      if (value.startsWith("['")) {
        String ofLanguage =
            value
                .replace("]", ",'cyber-dojo.sh']")
                .replace("',['a','b','cyber-dojo.sh'],", "',['a','b'],");
        assertEntryFault(
            LANGUAGES, "visible_filenames", ofLanguage, 32, text, withCyberDojoSh(shown));
      } else {
        assertEntryFault(LANGUAGES, "visible_filenames", value, 32, text, shown);
      }
    }

    private String withCyberDojoSh(String shown) {
      return shown.substring(0, shown.length() - 1) + ", 'cyber-dojo.sh']";
    }

    @Test
    void status_32_a_language_has_cyber_dojo_sh() {
      assertEntryFault(
          LANGUAGES,
          "visible_filenames",
          "['hiker.c']",
          32,
          "visible_filenames does not include 'cyber-dojo.sh'",
          "['hiker.c']");
    }

    @Test
    void status_61_an_exercise_has_no_cyber_dojo_sh() {
      assertEntryFault(
          EXERCISES,
          "visible_filenames",
          "['hiker.c', 'cyber-dojo.sh']",
          61,
          "visible_filenames cannot include 'cyber-dojo.sh'",
          "['hiker.c', 'cyber-dojo.sh']");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "1 | filename_extension must be a String or Array of Strings | 1",
          "null | filename_extension must be a String or Array of Strings | null",
          "[] | filename_extension must be a String or Array of Strings | []",
          "[1,2,3] | filename_extension must be a String or Array of Strings | [1, 2, 3]",
          "['.c',null] | filename_extension must be a String or Array of Strings | ['.c', null]",
          "'' | filename_extension[0]=`` cannot be empty String | ['']",
          "['.c',''] | filename_extension[1]=`` cannot be empty String | ['.c', '']",
          "'c' | filename_extension[0]='c' must start with a dot | ['c']",
          "['.h','c'] | filename_extension[1]='c' must start with a dot | ['.h', 'c']",
          "'.' | filename_extension[0]='.' must be more than just a dot | ['.']",
          "['.cs','.h','.c','.h'] | filename_extension[1, 3] are duplicates of '.h' | ['.cs', '.h', '.c', '.h']",
        })
    void status_33_filename_extension(String value, String text, String shown) {
      assertEntryFault(LANGUAGES, "filename_extension", value, 33, text, shown);
      assertEntryFault(CUSTOM, "filename_extension", value, 33, text, shown);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "1 | hidden_filenames must be an Array of Strings | 1",
          "'a' | hidden_filenames must be an Array of Strings | 'a'",
          "null | hidden_filenames must be an Array of Strings | null",
          "[] | hidden_filenames must be an Array of Strings | []",
          "[''] | hidden_filenames must be an Array of Strings | ['']",
          "['a',1] | hidden_filenames must be an Array of Strings | ['a', 1]",
          "['('] | hidden_filenames[0]='(' cannot create Regexp | ['(']",
          "['a','(?s)'] | hidden_filenames[1]='(?s)' cannot create Regexp | ['a', '(?s)']",
          "['(?<=a+)'] | hidden_filenames[0]='(?<=a+)' cannot create Regexp | ['(?<=a+)']",
          "['\\\\p{x}'] | hidden_filenames[0]='\\p{x}' cannot create Regexp | ['\\\\p{x}']",
          "['sd','gg','sd'] | hidden_filenames[0, 2] are duplicates of 'sd' | ['sd', 'gg', 'sd']",
        })
    void status_40_hidden_filenames(String value, String text, String shown) {
      assertEntryFault(LANGUAGES, "hidden_filenames", value, 40, text, shown);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "'6' | tab_size must be an Integer | '6'",
          "null | tab_size must be an Integer | null",
          "4.0 | tab_size must be an Integer | 4.0",
          "[4] | tab_size must be an Integer | [4]",
          "0 | tab_size must be an Integer (1..8) | 0",
          "9 | tab_size must be an Integer (1..8) | 9",
          "-1 | tab_size must be an Integer (1..8) | -1",
          "4294967297 | tab_size must be an Integer (1..8) | 4294967297",
          "18446744073709551617 | tab_size must be an Integer (1..8) | 18446744073709551617",
        })
    void status_41_tab_size(String value, String text, String shown) {
      assertEntryFault(LANGUAGES, "tab_size", value, 41, text, shown);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "'6' | max_seconds must be an Integer | '6'",
          "null | max_seconds must be an Integer | null",
          "1.5 | max_seconds must be an Integer | 1.5",
          "0 | max_seconds must be an Integer (1..20) | 0",
          "21 | max_seconds must be an Integer (1..20) | 21",
        })
    void status_42_max_seconds(String value, String text, String shown) {
      assertEntryFault(LANGUAGES, "max_seconds", value, 42, text, shown);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "42 | highlight_filenames must be an Array of Strings | 42",
          "null | highlight_filenames must be an Array of Strings | null",
          "[42] | highlight_filenames must be an Array of Strings | [42]",
          "[] | highlight_filenames must be an Array of Strings | []",
          "[''] | highlight_filenames must be an Array of Strings | ['']",
          "['hiker.c','xx.c'] | highlight_filenames[1]='xx.c' not in visible_filenames | ['hiker.c', 'xx.c']",
          "['hiker.c','cyber-dojo.sh','hiker.c'] | highlight_filenames[0, 2] are duplicates of 'hiker.c' | ['hiker.c', 'cyber-dojo.sh', 'hiker.c']",
        })
    void status_43_highlight_filenames(String value, String text, String shown) {
      assertEntryFault(LANGUAGES, "highlight_filenames", value, 43, text, shown);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "6 | progress_regexs must be an Array of 2 Strings | 6",
          "'6' | progress_regexs must be an Array of 2 Strings | '6'",
          "null | progress_regexs must be an Array of 2 Strings | null",
          "[] | progress_regexs must be an Array of 2 Strings | []",
          "[1,2] | progress_regexs must be an Array of 2 Strings | [1, 2]",
          "['a'] | progress_regexs must be an Array of 2 Strings | ['a']",
          "['a','b','c'] | progress_regexs must be an Array of 2 Strings | ['a', 'b', 'c']",
          "['a',''] | progress_regexs must be an Array of 2 Strings | ['a', '']",
          "['OK','('] | progress_regexs[1]='(' cannot create Regexp | ['OK', '(']",
        })
    void status_44_progress_regexs(String value, String text, String shown) {
      assertEntryFault(LANGUAGES, "progress_regexs", value, 44, text, shown);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "42 | rag_lambda is not a String | 42",
          "null | rag_lambda is not a String | null",
          "'' | rag_lambda is an empty String | ''",
          "'red_amber_green.rb' | rag_lambda file does not exist | 'red_amber_green.rb'",
          "'folder' | rag_lambda file does not exist | 'folder'",
          "'large.c' | rag_lambda file is too large (>25K) | 'large.c'",
          "'sha.txt' | rag_lambda file is one that create writes itself | 'sha.txt'",
          "'url.txt/x' | rag_lambda file is one that create writes itself | 'url.txt/x'",
          "'.wh.x' | rag_lambda file has a name that an image cannot have (.wh.) | '.wh.x'",
        })
    void status_45_rag_lambda(String value, String text, String shown) {
      assertEntryFault(LANGUAGES, "rag_lambda", value, 45, text, shown);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "42 | KEY is not an Array | 42",
          "null | KEY is not an Array | null",
          "'C' | KEY is not an Array | 'C'",
          "['C'] | KEY must be an Array of 2 Strings | ['C']",
          "['C','1','2'] | KEY must be an Array of 2 Strings | ['C', '1', '2']",
          "[] | KEY must be an Array of 2 Strings | []",
          "['C',4] | KEY[1] is not a String | ['C', 4]",
          "[null,'4'] | KEY[0] is not a String | [null, '4']",
          "['','4.0.1'] | KEY[0]=`` cannot be empty String | ['', '4.0.1']",
        })
    void status_46_and_47_language_and_test_framework(String value, String text, String shown) {
      ManifestBuilder both =
          aManifest().with("language", "['C', '13']").with("test_framework", "['assert', '1']");
      assertEntryFault(
          LANGUAGES, both, "language", value, 46, text.replace("KEY", "language"), shown);
      assertEntryFault(
          LANGUAGES,
          both,
          "test_framework",
          value,
          47,
          text.replace("KEY", "test_framework"),
          shown);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "'true' | harvest_text_files must be a Boolean | 'true'",
          "null | harvest_text_files must be a Boolean | null",
          "1 | harvest_text_files must be a Boolean | 1",
        })
    void status_39_harvest_text_files(String value, String text, String shown) {
      assertEntryFault(LANGUAGES, "harvest_text_files", value, 39, text, shown);
    }

    private void assertEntryFault(
        StartPointType type, String key, String value, int status, String text, String shown) {
      ManifestBuilder manifest = type == EXERCISES ? anExercise() : aManifest();
      assertEntryFault(type, manifest, key, value, status, text, shown);
    }

    private void assertEntryFault(
        StartPointType type,
        ManifestBuilder manifest,
        String key,
        String value,
        int status,
        String text,
        String shown) {
      RepositoryBuilder repository =
          aRepository()
              .with("start_point", manifest.with(key, value))
              .file("start_point/folder/file", "x")
              .file("start_point/full.c", "x".repeat(25 * 1024))
              .file("start_point/large.c", "x".repeat(25 * 1024 + 1))
              .file("start_point/sha.txt", "mine")
              .file("start_point/url.txt/x", "mine")
              .file("start_point/.wh.x", "mine")
              .tree(
                  tree ->
                      tree.link("start_point/image_sha.txt", "full.c")
                          .link("start_point/.wh.link", "full.c"));
      assertFaults(
          check(type, repository),
          status,
          "ERROR: " + text.replace('\'', '"').replace('`', '\''),
          type.option() + " " + URL,
          MANIFEST,
          "\"" + key + "\": " + shown.replace('\'', '"'));
    }
  }

  @Nested
  class Status_40_and_90_display_name_duplicate {

    @ParameterizedTest
    @CsvSource({"LANGUAGES, 40", "CUSTOM, 40", "EXERCISES, 90"})
    void names_each_place(StartPointType type, int status) {
      UnaryOperator<ManifestBuilder> named = manifest -> manifest.named("Dup");
      ManifestBuilder manifest = named.apply(type == EXERCISES ? anExercise() : aManifest());
      CheckReport report =
          StartPointChecks.check(
              type,
              List.of(
                  aRepository().at("https://a").with("start_point", manifest).build(),
                  aRepository().at("https://b").with("x", manifest).with("y", manifest).build()));
      assertFaults(
          report,
          status,
          "ERROR: display_name duplicate",
          type.option() + " https://a",
          "manifest='start_point/manifest.json'",
          "\"display_name\": \"Dup\"",
          type.option() + " https://b",
          "manifest='x/manifest.json'",
          "\"display_name\": \"Dup\"",
          type.option() + " https://b",
          "manifest='y/manifest.json'",
          "\"display_name\": \"Dup\"");
    }

    @Test
    void is_told_of_every_name_and_after_all_else() {
      CheckReport report =
          check(
              EXERCISES,
              aRepository()
                  .with("1", anExercise().named("a"))
                  .with("2", anExercise().named("b"))
                  .with("3", anExercise().named("a"))
                  .with("4", anExercise().named("b").with("x", "1")));
      assertThat(report.faults())
          .extracting(Fault::code)
          .containsExactly(
              FaultCode.UNKNOWN_KEY,
              FaultCode.DISPLAY_NAME_DUPLICATE,
              FaultCode.DISPLAY_NAME_DUPLICATE);
      assertThat(report.status()).hasValue(50);
    }

    @Test
    void is_not_told_of_names_that_are_missing_or_empty_or_no_strings() {
      CheckReport report =
          check(
              EXERCISES,
              aRepository()
                  .with("1", anExercise().without("display_name"))
                  .with("2", anExercise().without("display_name"))
                  .with("3", anExercise().named(""))
                  .with("4", anExercise().named(""))
                  .with("5", anExercise().with("display_name", "1"))
                  .with("6", anExercise().with("display_name", "1")));
      assertThat(report.faults())
          .hasSize(6)
          .extracting(Fault::code)
          .doesNotContain(FaultCode.DISPLAY_NAME_DUPLICATE);
    }
  }

  @Test
  void status_48_language_without_test_framework() {
    assertFaults(
        check(
            LANGUAGES,
            aRepository().with("start_point", aManifest().with("language", "['C', '13']"))),
        48,
        "ERROR: language and test_framework must both be present or both absent",
        "--languages " + URL,
        MANIFEST,
        "has \"language\" but not \"test_framework\"");
    assertFaults(
        check(
            CUSTOM,
            aRepository().with("start_point", aManifest().with("test_framework", "['C', '13']"))),
        48,
        "ERROR: language and test_framework must both be present or both absent",
        "--custom " + URL,
        MANIFEST,
        "has \"test_framework\" but not \"language\"");
  }

  @Nested
  class Status_49_a_file_that_leaves_its_repository {

    private final RepositoryBuilder repository =
        aRepository()
            .tree(
                tree ->
                    tree.file("docs/readme", "x")
                        .link("start_point/inside", "../docs/readme")
                        .link("start_point/outside", "../../docs/readme")
                        .link("start_point/absolute", "/etc/passwd")
                        .special("start_point/device"));

    @ParameterizedTest
    @EnumSource
    void a_link_inside_is_followed(StartPointType type) {
      assertThat(FaultLines.of(check(type, with(type, "inside")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"../docs/readme", "a/../hiker.c", "outside", "absolute"})
    void by_a_visible_filename(String filename) {
      for (StartPointType type : StartPointType.values()) {
        assertFaults(
            check(type, with(type, filename)),
            49,
            "ERROR: visible_filenames[0]=\"" + filename + "\" leaves its repository",
            type.option() + " " + URL,
            MANIFEST,
            type == EXERCISES
                ? "\"visible_filenames\": [\"" + filename + "\"]"
                : "\"visible_filenames\": [\"" + filename + "\", \"cyber-dojo.sh\"]");
      }
    }

    @Test
    void by_a_visible_device() {
      assertFaults(
          check(EXERCISES, with(EXERCISES, "device")),
          49,
          "ERROR: visible_filenames[0]=\"device\" is no file but a device, a socket, a pipe or a submodule",
          "--exercises " + URL,
          MANIFEST,
          "\"visible_filenames\": [\"device\"]");
    }

    @ParameterizedTest
    @CsvSource({"../docs/readme", "outside", "absolute"})
    void by_a_rag_lambda(String filename) {
      ManifestBuilder manifest = aManifest().with("rag_lambda", "'" + filename + "'");
      assertFaults(
          check(LANGUAGES, repository.with("start_point", manifest)),
          49,
          "ERROR: rag_lambda file leaves its repository",
          "--languages " + URL,
          MANIFEST,
          "\"rag_lambda\": \"" + filename + "\"");
    }

    @ParameterizedTest
    @CsvSource({"../../manifest.json", "/etc/passwd"})
    void by_the_manifest_itself(String target) {
      assertFaults(
          check(
              LANGUAGES,
              aRepository().tree(tree -> tree.link("start_point/manifest.json", target))),
          49,
          "ERROR: manifest.json leaves its repository",
          "--languages " + URL,
          MANIFEST);
    }

    @Test
    void by_a_manifest_that_is_a_device() {
      assertFaults(
          check(CUSTOM, aRepository().tree(tree -> tree.special("start_point/manifest.json"))),
          49,
          "ERROR: manifest.json is no file but a device, a socket, a pipe or a submodule",
          "--custom " + URL,
          MANIFEST);
    }

    @Test
    void by_the_image_name_file() {
      assertFaults(
          check(
              LANGUAGES,
              aRepository()
                  .with("start_point", aManifest().without("image_name"))
                  .tree(tree -> tree.link("docker/image_name.json", "/etc/passwd"))),
          49,
          "ERROR: docker/image_name.json leaves its repository",
          "--languages " + URL,
          MANIFEST);
    }

    private RepositoryBuilder with(StartPointType type, String filename) {
      return repository.with(
          "start_point",
          type == EXERCISES
              ? anExercise().with("visible_filenames", "['" + filename + "']")
              : aManifest().with("visible_filenames", "['" + filename + "', 'cyber-dojo.sh']"));
    }
  }

  @Nested
  class What_names_the_image {

    private final RepositoryBuilder repository =
        aRepository().file("docker/image_name.json", "{\"image_name\":\"example.com/gcc_assert\"}");

    @Test
    void may_be_the_docker_folder_beside_a_language() {
      CheckReport report =
          check(LANGUAGES, repository.with("start_point", aManifest().without("image_name")));
      assertThat(report.isGood()).isTrue();
    }

    @Test
    void is_not_the_docker_folder_of_a_custom_start_point() {
      assertThat(
              check(CUSTOM, repository.with("start_point", aManifest().without("image_name")))
                  .status())
          .hasValue(21);
    }

    @Test
    void is_an_unknown_key_of_an_exercise() {
      assertFaults(
          check(
              EXERCISES, aRepository().with("start_point", anExercise().with("image_name", "'x'"))),
          50,
          "ERROR: unknown key \"image_name\"",
          "--exercises " + URL,
          MANIFEST);
    }

    @Test
    void is_one_image_where_two_files_name_it() {
      assertFaults(
          check(
              LANGUAGES, repository.with("start_point", aManifest().with("image_name", "'gcc:1'"))),
          30,
          "ERROR: image_name \"gcc:1\" is not the \"example.com/gcc_assert\" of docker/image_name.json",
          "--languages " + URL,
          MANIFEST,
          "\"image_name\": \"gcc:1\"");
    }

    @Test
    void is_told_of_when_the_docker_folder_is_wrong() {
      RepositoryBuilder wrong =
          aRepository().file("docker/image_name.json", "{\"image_name\":\"gcc:latest\"}");
      CheckReport report =
          check(LANGUAGES, wrong.with("start_point", aManifest().without("image_name")));
      assertFaults(
          report,
          30,
          "ERROR: bad docker/image_name.json: image_name has a tag or a digest; the commit is its tag",
          "--languages " + URL,
          MANIFEST,
          "\"image_name\": \"gcc:latest\"");
    }
  }

  static CheckReport check(StartPointType type, RepositoryBuilder repository) {
    SourceRepository source = repository.build();
    CheckReport report = StartPointChecks.check(type, List.of(source));
    SchemaAgreement.assertFor(type, source, report);
    return report;
  }

  private static void assertFaults(CheckReport report, int status, String... lines) {
    assertThat(FaultLines.of(report)).containsExactly(lines);
    assertThat(report.status()).hasValue(status);
  }
}
