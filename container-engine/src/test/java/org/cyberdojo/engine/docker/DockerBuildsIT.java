package org.cyberdojo.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cyberdojo.engine.build.BuildRecipe;
import org.cyberdojo.engine.failure.BuildFailedException;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.tree.MemoryTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DockerBuildsIT {

  private final DockerEngine engine = DockerEngine.from(System.getenv());
  private final ImageName name =
      ImageName.parse("engine-it/build-" + UUID.randomUUID() + ":1234567");
  private final List<String> said = new ArrayList<>();

  @AfterEach
  void remove_image() {
    if (engine.images().find(name).isPresent()) {
      engine.images().remove(name);
    }
    engine.close();
  }

  @Test
  void an_image_is_built_with_its_labels_and_environment() {
    ImageId id = build("FROM scratch\nCOPY file /file\nENV SHA=abc\n");
    EngineImage image = engine.images().find(name).orElseThrow();
    assertThat(image.id()).isEqualTo(id);
    assertThat(image.label("title")).contains("a \"quoted\" $title \\ of\ttext");
    assertThat(image.env()).containsEntry("SHA", "abc");
    assertThat(said).anyMatch(line -> line.contains("COPY file /file"));
  }

  @Test
  void the_cache_is_used_unless_it_is_not_wanted() {
    ImageId first = build("FROM scratch\nCOPY file /file\n");
    assertThat(build("FROM scratch\nCOPY file /file\n")).isEqualTo(first);
    assertThat(engine.builds().build(recipe("FROM scratch\nCOPY file /\n").withoutCache(), _ -> {}))
        .isNotEqualTo(first);
  }

  @Test
  void a_failed_build_says_why_and_names_nothing() {
    assertThatThrownBy(() -> build("FROM scratch\nCOPY missing /file\n"))
        .isInstanceOf(BuildFailedException.class)
        .hasMessageContaining("build image " + name)
        .hasMessageContaining("missing");
    assertThatThrownBy(() -> build("FROM scratch\nNONSENSE\n"))
        .isInstanceOf(BuildFailedException.class)
        .hasMessageContaining("NONSENSE");
    assertThat(engine.images().find(name)).isEmpty();
  }

  private ImageId build(String dockerfile) {
    return engine.builds().build(recipe(dockerfile), said::add);
  }

  private BuildRecipe recipe(String dockerfile) {
    return BuildRecipe.of(
        name,
        MemoryTree.builder().file("Dockerfile", dockerfile).file("file", "x").build(),
        Map.of("title", "a \"quoted\" $title \\ of\ttext"));
  }
}
