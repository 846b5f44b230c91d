package org.cyberdojo.builder.dependents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.builder.dockerfile.Dockerfile;
import org.cyberdojo.builder.source.RepositoryAddress;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyGraphTest {

  private final DependencyGraph graph =
      graph(
          ltf("org/c_assert", "org/c:1234567"),
          ltf("org/c", "debian:12"),
          ltf("docker.io/org/c_unity", "index.docker.io/org/c@sha256:" + "0".repeat(64)),
          ltf("org/both", "org/c:latest", "org/python"),
          ltf("org/python", "debian:12"));

  @Test
  void dependents_are_those_whose_from_names_the_image_whatever_its_tag() {
    assertThat(images(graph.dependentsOf(ImageName.parse("org/c:7654321"))))
        .containsExactly("docker.io/org/c_unity", "org/both", "org/c_assert");
    assertThat(images(graph.dependentsOf(ImageName.parse("library/debian"))))
        .containsExactly("org/c", "org/python");
    assertThat(graph.dependentsOf(ImageName.parse("ghcr.io/org/c"))).isEmpty();
  }

  @Test
  void is_shown_as_a_tree() {
    assertThat(GraphText.tree(graph))
        .isEqualTo(
            """
            org/c  https://example.com/org/c
              docker.io/org/c_unity  https://example.com/docker.io/org/c_unity
              org/both  https://example.com/org/both
              org/c_assert  https://example.com/org/c_assert
            org/python  https://example.com/org/python
              org/both  https://example.com/org/both""");
  }

  @Test
  void is_shown_as_json_and_as_dot() {
    assertThat(GraphText.json(graph))
        .contains("\"image\" : \"org/both\"")
        .contains("\"bases\" : [ \"org/c:latest\", \"org/python\" ]")
        .contains("\"dependents\" : [ \"docker.io/org/c_unity\", \"org/both\", \"org/c_assert\" ]");
    assertThat(GraphText.dot(graph))
        .startsWith("digraph dependents {")
        .contains("  \"debian:12\" -> \"org/c\";")
        .contains("  \"org/c\" -> \"docker.io/org/c_unity\";")
        .endsWith("}");
  }

  @Test
  void a_circle_is_an_error_that_shows_it() {
    assertThatThrownBy(
            () ->
                graph(
                    ltf("x/a", "x/c"),
                    ltf("x/b", "x/a", "debian"),
                    ltf("x/c", "x/b"),
                    ltf("x/d", "x/c")))
        .isInstanceOf(BadGraphException.class)
        .hasMessage("images are built on each other in a circle: x/a -> x/b -> x/c -> x/a");
    assertThatThrownBy(() -> graph(ltf("x/a", "x/a:1234567"))).hasMessageEndingWith("x/a -> x/a");
  }

  @Test
  void one_image_has_one_repository() {
    assertThatThrownBy(() -> graph(ltf("x/a", "debian"), ltf("docker.io/x/a", "alpine")))
        .hasMessageContaining("is built by more than one repository")
        .hasMessageContaining("https://example.com/x/a")
        .hasMessageContaining("https://example.com/docker.io/x/a");
  }

  @Test
  void a_diamond_of_many_layers_is_shown_in_as_many_lines_as_it_has_arrows() {
    List<LtfRepository> layers = new ArrayList<>();
    layers.add(ltf("x/l0a", "debian"));
    layers.add(ltf("x/l0b", "debian"));
    for (int layer = 1; layer < 50; layer++) {
      String left = "x/l" + (layer - 1) + "a";
      String right = "x/l" + (layer - 1) + "b";
      layers.add(ltf("x/l" + layer + "a", left, right));
      layers.add(ltf("x/l" + layer + "b", left, right));
    }
    assertThat(GraphText.tree(DependencyGraph.of(layers)).lines().count()).isLessThan(250);
  }

  @Nested
  class A_bump {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            'FROM org/c:1234567;RUN x;'                  | 'FROM org/c:abcdef0;RUN x;'
            'from  org/c  as  b;# é FROM org/c'          | 'from  org/c:abcdef0  as  b;# é FROM org/c'
            'FROM docker.io/org/c@sha256:00000000000000000000000000000000;' | 'FROM docker.io/org/c:abcdef0;'
            'FROM org/c:1;FROM debian;FROM org/c:2;'     | 'FROM org/c:abcdef0;FROM debian;FROM org/c:abcdef0;'
            'FROM org/cc:1;'                             | 'FROM org/cc:1;'
            'FROM \\;  org/c:1 \\;  AS x'                | 'FROM \\;  org/c:abcdef0 \\;  AS x'
            'FROM org/c:abcdef0;'                        | 'FROM org/c:abcdef0;'
            """)
    void keeps_every_other_byte(String before, String after) {
      String carriage = before.replace(";", "\r\n");
      byte[] bumped =
          FromBump.of(
              Dockerfile.parse(carriage.getBytes(ISO_8859_1)), ImageName.parse("org/c:abcdef0"));
      assertThat(bumped).isEqualTo(after.replace(";", "\r\n").getBytes(ISO_8859_1));
    }

    @Test
    void cannot_see_through_variables() {
      Dockerfile dockerfile = Dockerfile.parse("ARG T=1\nFROM org/c:${T}\n".getBytes(UTF_8));
      assertThatThrownBy(() -> FromBump.of(dockerfile, ImageName.parse("org/c:abcdef0")))
          .isInstanceOf(BadGraphException.class)
          .hasMessageContaining("line 2: 'FROM org/c:${T}' names org/c through a variable");
    }
  }

  private static DependencyGraph graph(LtfRepository... repositories) {
    return DependencyGraph.of(List.of(repositories));
  }

  private static LtfRepository ltf(String image, String... bases) {
    StringBuilder text = new StringBuilder();
    List.of(bases).forEach(base -> text.append("FROM ").append(base).append('\n'));
    return new LtfRepository(
        RepositoryAddress.of("https://user:secret@example.com/" + image),
        CommitSha.of("0123456789abcdef0123456789abcdef01234567"),
        ImageName.parse(image),
        Dockerfile.parse(text.toString().getBytes(UTF_8)));
  }

  private static List<String> images(List<LtfRepository> repositories) {
    return repositories.stream().map(repository -> repository.image().toString()).toList();
  }
}
