package org.cyberdojo.manifest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.manifest.fixture.ManifestBuilder.aManifest;

import java.util.List;
import org.cyberdojo.manifest.fixture.ManifestSchema;
import org.cyberdojo.manifest.fixture.RealManifests;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schemas for editors; each row of the table of statuses is tried in {@link StatusTableTest}.
 */
class ManifestSchemaTest {

  @ParameterizedTest
  @CsvSource({"LANGUAGES, 80", "CUSTOM, 22", "EXERCISES, 61"})
  void real_manifests_have_no_faults(StartPointType type, int count) {
    ManifestSchema schema = ManifestSchema.of(type);
    List<String> manifests = RealManifests.texts(type);
    assertThat(manifests).hasSize(count);
    assertThat(manifests)
        .allSatisfy(manifest -> assertThat(schema.faults(manifest)).as(manifest).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc",
        "gcc:1a2b3c4",
        "localhost/gcc",
        "localhost:5000/a/b_c__d--e.f:latest",
        "ghcr.io/cyber-dojo-languages/gcc_assert:1a2b3c4",
        "x@sha256:0123456789abcdef0123456789abcdef",
        "host:80/x",
        "",
        ":1",
        "gcc:",
        "gcc:-1",
        "gcc\n",
        "Gcc",
        "a//b",
        "a/",
        "-a/b",
        "host:port/x",
        "a___b",
        "x@sha256:0123",
        "EXAMPLE.com/x",
        "Example/x"
      })
  void an_image_name_is_the_same_for_schema_and_checks(String name) {
    String manifest = aManifest().withJson("image_name", quoted(name)).text();
    assertThat(ManifestSchema.of(StartPointType.CUSTOM).faults(manifest).isEmpty())
        .isEqualTo(ImageName.isWellFormed(name));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\n", "\\n") + '"';
  }
}
