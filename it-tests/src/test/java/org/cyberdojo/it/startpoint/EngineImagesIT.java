package org.cyberdojo.it.startpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Images;
import org.cyberdojo.it.harness.Json;
import org.cyberdojo.it.harness.Process.Outcome;
import org.cyberdojo.it.harness.ScratchImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start-points whose images are only in the engine. */
class EngineImagesIT {

  private static final String REVISION = "org.opencontainers.image.revision";
  private static final String SOURCE = "org.opencontainers.image.source";

  private final Images images = new Images();

  @TempDir private Path folder;

  private String ltfName;
  private GitRepository ltf;

  @BeforeEach
  void commit() {
    ltfName = images.name("ltf");
    ltf =
        GitRepository.in(folder.resolve("ltf"))
            .write("docker/image_name.json", Json.object("image_name", ltfName))
            .write(
                "start_point/manifest.json",
                """
                {"display_name":"L","visible_filenames":["cyber-dojo.sh"],"filename_extension":".x"}
                """)
            .write("start_point/cyber-dojo.sh", "true\n");
    ltf.commit("first");
  }

  @AfterEach
  void remove_images() {
    images.close();
  }

  @Test
  void the_newest_commit_that_the_engine_has_an_image_of_is_taken() {
    String built = image(ltf.sha7(), Map.of());
    ltf.write("readme.txt", "more\n").commit("not built yet");
    String name = images.name("looked-up");

    Outcome create =
        run("start-point", "create", name, "--images=engine", "--languages", ltf.url());

    assertThat(create.stdout())
        .contains("WARNING: there is no image " + ltfName + ":" + ltf.sha7() + ";")
        .contains(built);
    assertThat(inspected(name).at("/L/image_name").textValue()).isEqualTo(built);
  }

  @Test
  void an_image_that_the_engine_does_not_have_is_status_22() {
    Outcome create =
        CyberDojo.in(folder)
            .run(
                "start-point",
                "create",
                images.name("missing"),
                "--images=engine",
                "--languages",
                ltf.url());

    assertThat(create.status()).isEqualTo(22);
    assertThat(create.stderr())
        .startsWith("ERROR: there is no image " + ltfName + "\n")
        .contains(ltf.sha7());
  }

  @Test
  void an_image_that_knows_where_it_came_from_brings_its_start_point() {
    String first = ltf.head();
    String built = image(ltf.sha7(), Map.of(SOURCE, ltf.url(), REVISION, first));
    ltf.write("start_point/cyber-dojo.sh", "false\n").commit("later than the image");
    String name = images.name("of-an-image");

    run("start-point", "create", name, "--languages", "docker://" + built);

    JsonNode entry = inspected(name).get("L");
    assertThat(entry.get("image_name").textValue()).isEqualTo(built);
    assertThat(entry.get("sha").textValue()).isEqualTo(first);
    assertThat(entry.get("url").textValue()).isEqualTo(ltf.url());
  }

  @Test
  void an_image_that_does_not_know_it_is_status_24() {
    String built = image("1234567", Map.of());

    Outcome create =
        CyberDojo.in(folder)
            .run("start-point", "create", images.name("none"), "--languages", "docker://" + built);

    assertThat(create.status()).isEqualTo(24);
    assertThat(create.stderr()).startsWith("ERROR: ").contains(built, SOURCE);
  }

  private String image(String tag, Map<String, String> labels) {
    String name = ltfName + ":" + tag;
    ScratchImage.build(name, folder, labels);
    images.made(name);
    return name;
  }

  private Outcome run(String... words) {
    Outcome outcome = CyberDojo.in(folder).run(words);
    assertThat(outcome.status()).as(outcome.stderr()).isZero();
    return outcome;
  }

  private JsonNode inspected(String name) {
    return Json.read(run("start-point", "inspect", name).stdout());
  }
}
