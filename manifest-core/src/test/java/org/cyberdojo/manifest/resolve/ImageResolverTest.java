package org.cyberdojo.manifest.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.manifest.startpoint.StartPointType.CUSTOM;
import static org.cyberdojo.manifest.startpoint.StartPointType.EXERCISES;
import static org.cyberdojo.manifest.startpoint.StartPointType.LANGUAGES;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.MemoryTree;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageResolverTest {

  private static final CommitSha SHA = CommitSha.of("1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d");
  private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);
  private static final String LSP = "start_point/manifest.json";

  private final MemoryTree.Builder files = MemoryTree.builder();

  @ParameterizedTest(name = "{0}: manifest {1}, docker/image_name.json {2}, {3} gives {4}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          L1, -,           ghcr.io/org/gcc_assert, Dockerfile.base, ghcr.io/org/gcc_assert:1a2b3c4
          L1, -,           localhost:5000/gcc,     -,               localhost:5000/gcc:1a2b3c4
          L2, gcc:abcdef0, -,                      -,               gcc:abcdef0
          L2, gcc:latest,  -,                      Dockerfile,      gcc:latest
          L3, org/gcc,     -,                      Dockerfile,      org/gcc:1a2b3c4
          L3, org/gcc,     -,                      Dockerfile.base, org/gcc:1a2b3c4
          L4, org/gcc,     -,                      -,               org/gcc:latest
          L4, org/gcc,     -,                      readme.md,       org/gcc:latest
          L6, org/gcc,     org/gcc,                Dockerfile.base, org/gcc:1a2b3c4
          L6, org/gcc:abcdef0, org/gcc,            Dockerfile.base, org/gcc:1a2b3c4
          """)
  void a_language_is_named_by(
      ResolutionRule rule, String inManifest, String inDocker, String dockerFile, String image) {
    Optional.ofNullable(inDocker).ifPresent(this::imageNameJson);
    Optional.ofNullable(dockerFile).ifPresent(name -> files.file("docker/" + name, "FROM gcc"));

    ImageResolution resolution = resolve(LANGUAGES, LSP, manifest(inManifest));

    assertThat(resolution).isInstanceOf(ImageResolution.Named.class);
    ImageResolution.Named named = (ImageResolution.Named) resolution;
    assertThat(named.rule()).isEqualTo(rule);
    assertThat(named.image()).hasToString(image);
    assertThat(named.isMutable()).isEqualTo(image.endsWith("latest"));
    assertThat(named.warning().isPresent()).isEqualTo(rule == ResolutionRule.L6);
  }

  @Nested
  class Of_a_language {

    @Test
    void L2_keeps_a_digest_as_written() {
      assertThat(resolve(LANGUAGES, LSP, manifest("gcc:8" + DIGEST)))
          .isEqualTo(named(ResolutionRule.L2, "gcc:8" + DIGEST));
    }

    @Test
    void L5_is_that_nothing_names_the_image() {
      files.file("docker/Dockerfile.base", "FROM gcc");
      assertThat(resolve(LANGUAGES, LSP, manifest(null))).isEqualTo(new ImageResolution.Missing());
    }

    @Test
    void L6_shows_both_names_when_they_differ() {
      imageNameJson("ghcr.io/org/gcc");
      assertThat(resolve(LANGUAGES, LSP, manifest("org/gcc")))
          .isEqualTo(
              new ImageResolution.Conflict(
                  "docker/image_name.json",
                  ImageName.parse("ghcr.io/org/gcc"),
                  ImageName.parse("org/gcc")));
    }

    @Test
    void L6_warns_which_name_is_used_and_which_to_remove() {
      imageNameJson("org/gcc");
      assertThat(resolve(LANGUAGES, LSP, manifest("org/gcc:8")))
          .asInstanceOf(InstanceOfAssertFactories.type(ImageResolution.Named.class))
          .extracting(named -> named.warning().orElseThrow())
          .asString()
          .contains(
              "docker/image_name.json", "org/gcc:1a2b3c4", "remove \"image_name\": \"org/gcc:8\"");
    }

    @Test
    void the_docker_folder_is_the_one_beside_its_own_start_point() {
      files.file("docker/image_name.json", "{\"image_name\":\"wrong\"}");
      files.file("a/b/docker/image_name.json", "{\"image_name\":\"right\"}");
      assertThat(resolve(LANGUAGES, "a/b/start_point/manifest.json", manifest(null)))
          .isEqualTo(named(ResolutionRule.L1, "right:1a2b3c4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "x/manifest.json", "not_start_point/manifest.json"})
    void a_manifest_outside_a_start_point_folder_has_no_docker_folder(String path) {
      imageNameJson("org/gcc");
      assertThat(resolve(LANGUAGES, path, manifest(null))).isEqualTo(new ImageResolution.Missing());
    }

    @Test
    void a_link_inside_the_repository_is_followed() {
      files.file("image/name.json", "{\"image_name\":\"org/gcc\"}");
      files.link("docker", "image").link("image/image_name.json", "name.json");
      assertThat(resolve(LANGUAGES, LSP, manifest(null)))
          .isEqualTo(named(ResolutionRule.L1, "org/gcc:1a2b3c4"));
    }
  }

  @Nested
  class Of_a_custom_start_point {

    @ParameterizedTest
    @CsvSource({"C1,gcc:8,gcc:8", "C1,gcc:abcdef0,gcc:abcdef0", "C2,gcc,gcc:latest"})
    void only_the_manifest_counts(ResolutionRule rule, String inManifest, String image) {
      imageNameJson("org/other");
      assertThat(resolve(CUSTOM, LSP, manifest(inManifest))).isEqualTo(named(rule, image));
    }

    @Test
    void without_a_name_it_is_missing() {
      imageNameJson("org/other");
      assertThat(resolve(CUSTOM, LSP, manifest(null))).isEqualTo(new ImageResolution.Missing());
    }
  }

  @Test
  void an_exercise_runs_in_the_image_of_its_language() {
    assertThat(resolve(EXERCISES, "Fizz/manifest.json", manifest(null)))
        .isEqualTo(new ImageResolution.Mixed());
  }

  @Nested
  class What_is_malformed {

    @ParameterizedTest
    @ValueSource(
        strings = {"null", "42", "[\"gcc\"]", "\"\"", "\"GCC\"", "\"gcc\\n\"", "\"a:b:c\""})
    void in_the_manifest_is_shown_as_it_stands(String value) throws Exception {
      ObjectNode manifest = manifest(null);
      manifest.set("image_name", new JsonMapper().readTree(value));
      for (StartPointType type : new StartPointType[] {LANGUAGES, CUSTOM}) {
        assertThat(resolve(type, LSP, manifest))
            .isEqualTo(new ImageResolution.BadImageName(manifest.get("image_name")));
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            {                           | it is no JSON object: unexpected
            ``                          | it is no JSON object: unexpected
            []                          | it is no JSON object:
            null                        | it is no JSON object:
            {}                          | it has no key "image_name"
            {"image_name":null}         | image_name is not a String
            {"image_name":["gcc"]}      | image_name is not a String
            {"image_name":"gcc "}       | image_name is malformed
            {"image_name":"gcc:8"}      | image_name has a tag or a digest
            {"image_name":"a","image_name":"b"} | it has duplicate keys [image_name]
            {"image_name":"gcc"} {}     | it is no JSON object: unexpected
            """)
    void in_image_name_json_is_shown_with_its_place(String content, String problem) {
      files.file("docker/image_name.json", content);
      for (String inManifest : new String[] {null, "gcc"}) {
        assertThat(resolve(LANGUAGES, LSP, manifest(inManifest)))
            .asInstanceOf(InstanceOfAssertFactories.type(ImageResolution.BadImageNameFile.class))
            .satisfies(
                bad -> {
                  assertThat(bad.path()).isEqualTo("docker/image_name.json");
                  assertThat(bad.problem()).startsWith(problem);
                });
      }
    }

    @Test
    void a_huge_or_deep_image_name_json_is_refused() {
      files.file("docker/image_name.json", "[".repeat(5_000));
      assertThat(problem()).startsWith("it is no JSON object");
      files.file("docker/image_name.json", " ".repeat(300_000));
      assertThat(problem()).contains("300000 bytes");
    }

    @Test
    void a_link_out_of_the_repository_is_not_followed() {
      files.link("docker/image_name.json", "../../etc/passwd");
      assertThat(problem()).isEqualTo("it leads out of the repository");
    }

    @Test
    void a_folder_or_a_device_is_no_image_name_json() {
      files.file("docker/image_name.json/x", "");
      assertThat(problem()).isEqualTo("it is a folder");
      files.without("docker/image_name.json/x").special("docker/image_name.json");
      assertThat(problem()).isEqualTo("it is no file");
    }

    private String problem() {
      return ((ImageResolution.BadImageNameFile) resolve(LANGUAGES, LSP, manifest(null))).problem();
    }
  }

  private ImageResolution resolve(StartPointType type, String path, ObjectNode manifest) {
    return ImageResolver.of(type, files.build()).resolve(path, manifest, SHA);
  }

  private void imageNameJson(String name) {
    files.file("docker/image_name.json", "{\"image_name\":\"" + name + "\"}");
  }

  private static ImageResolution named(ResolutionRule rule, String image) {
    return new ImageResolution.Named(rule, ImageName.parse(image), Optional.empty());
  }

  private static ObjectNode manifest(String imageName) {
    ObjectNode manifest = JsonMapper.builder().build().createObjectNode();
    manifest.put("display_name", "C (gcc), assert");
    return imageName == null ? manifest : manifest.put("image_name", imageName);
  }
}
