package org.cyberdojo.builder.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageConfig;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.engine.image.InMemoryImages;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseImagesTest {

  private static final CommitSha SHA = CommitSha.of("1234567890123456789012345678901234567890");

  @TempDir private Path folder;
  private final InMemoryImages images = InMemoryImages.withGraphDriver();
  private final BaseImages bases = new BaseImages(images);

  @Nested
  class Made_of_the_distribution {

    @Test
    void is_named_by_the_projects_commit_and_says_so() throws IOException {
      StartPointsBase base = bases.of(written("one"), SHA);

      assertThat(base.name()).hasToString("cyber-dojo/start-points-base:1234567");
      assertThat(base.tag()).isEqualTo("1234567");
      assertThat(base.sha()).contains(SHA);
      assertThat(base.digest()).isEqualTo(base.image().id().text().substring(7));
      assertThat(base.image().env()).containsEntry("LANG", "C.UTF-8");
    }

    @Test
    void is_made_once() throws IOException {
      StartPointsBase first = bases.of(written("one"), SHA);
      StartPointsBase second = bases.of(BaseFolder.read(folder), SHA);

      assertThat(second).isEqualTo(first);
      assertThat(images.layersPerLoad()).hasSize(1);
    }

    @Test
    void is_made_again_when_the_distribution_was_built_again() throws IOException {
      StartPointsBase first = bases.of(written("one"), SHA);
      StartPointsBase second = bases.of(written("two"), SHA);

      assertThat(second.image().id()).isNotEqualTo(first.image().id());
      assertThat(images.find(first.name())).contains(second.image());
    }

    @Test
    void needs_the_whole_folder() throws IOException {
      BaseFolder whole = written("one");
      Files.delete(folder.resolve(whole.layers().getFirst().diffId().hex() + ".tar"));

      assertThatThrownBy(() -> BaseFolder.read(folder))
          .isInstanceOf(NoBaseImageException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("CYBER_DOJO_START_POINTS_BASE_IMAGE");
    }
  }

  @Nested
  class Named_by_the_user {

    private static final ImageName NAME = ImageName.parse("registry.example:5000/base:7654321");

    @Test
    void comes_from_the_environment() {
      assertThat(BaseImages.namedBy(Map.of())).isEmpty();
      assertThat(BaseImages.namedBy(Map.of("CYBER_DOJO_START_POINTS_BASE_IMAGE", ""))).isEmpty();
      assertThat(BaseImages.namedBy(Map.of("CYBER_DOJO_START_POINTS_BASE_IMAGE", "a/b")))
          .contains(ImageName.parse("a/b:latest"));
      assertThat(
              BaseImages.namedBy(
                  Map.of(
                      "CYBER_DOJO_START_POINTS_BASE_IMAGE",
                      "a/b",
                      "CYBER_DOJO_START_POINTS_BASE_TAG",
                      "1234567")))
          .contains(ImageName.parse("a/b:1234567"));
    }

    @Test
    void is_refused_when_it_is_no_image_name() {
      assertThatThrownBy(
              () -> BaseImages.namedBy(Map.of("CYBER_DOJO_START_POINTS_BASE_IMAGE", "A B")))
          .isInstanceOf(NoBaseImageException.class)
          .hasMessageContaining("'A B'");
    }

    @Test
    void is_pulled_when_it_is_not_there() throws IOException {
      images.publish(archive(NAME));
      List<String> steps = new ArrayList<>();

      StartPointsBase base = bases.named(NAME, step -> steps.add(step.doing()));

      assertThat(base.name()).isEqualTo(NAME);
      assertThat(base.sha()).isEmpty();
      assertThat(steps).isNotEmpty();
    }

    @Test
    void is_not_pulled_when_it_is_there() throws IOException {
      images.load(archive(NAME));

      assertThat(
              bases
                  .named(
                      NAME,
                      step -> {
                        throw new AssertionError("pulled");
                      })
                  .tag())
          .isEqualTo("7654321");
    }

    @Test
    void must_be_somewhere() {
      assertThatThrownBy(() -> bases.named(NAME, TransferProgress.NONE))
          .isInstanceOf(ImageMissingException.class);
    }
  }

  private BaseFolder written(String content) throws IOException {
    try (SpooledLayer layer = layer(content)) {
      BaseFolder.write(folder, description(layer), List.of(layer));
    }
    return BaseFolder.read(folder);
  }

  private static ImageArchive archive(ImageName name) throws IOException {
    SpooledLayer layer = layer("published");
    return ImageArchive.whole(description(layer), List.of(name), List.of(layer));
  }

  private static ImageDescription description(SpooledLayer layer) {
    return ImageDescription.scratch(Platform.ofThisMachine())
        .withConfig(ImageConfig.empty().withEnv("LANG", "C.UTF-8"))
        .plus(layer.diffId(), "test");
  }

  private static SpooledLayer layer(String content) throws IOException {
    return LayerTar.spool(
        List.of(LayerEntry.File.of("server", 0755, content.getBytes(StandardCharsets.UTF_8))),
        LayerTar.ANY_TIME);
  }
}
