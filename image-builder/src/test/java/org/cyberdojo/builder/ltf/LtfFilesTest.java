package org.cyberdojo.builder.ltf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cyberdojo.manifest.tree.MemoryTree;
import org.junit.jupiter.api.Test;

class LtfFilesTest {

  private final MemoryTree.Builder tree =
      MemoryTree.builder()
          .file("docker/Dockerfile.base", "FROM debian:12\n")
          .file("docker/image_name.json", "{\"image_name\":\"org/name\"}");

  @Test
  void a_base_language_has_no_start_point() {
    LtfFiles files = LtfFiles.of(tree.build());
    assertThat(files.image()).hasToString("org/name");
    assertThat(files.hasStartPoint()).isFalse();
    assertThat(files.hasVersionCheck()).isFalse();
  }

  @Test
  void a_test_framework_has_one() {
    tree.file("start_point/manifest.json", "{}").file("check_version.sh", "true");
    assertThat(LtfFiles.of(tree.build()).hasStartPoint()).isTrue();
    assertThat(LtfFiles.of(tree.build()).hasVersionCheck()).isTrue();
  }

  @Test
  void both_files_of_docker_are_needed() {
    assertFault("docker/Dockerfile.base does not exist", "docker/Dockerfile.base");
    tree.file("docker/Dockerfile.base", "FROM debian:12\n");
    assertFault("docker/image_name.json does not exist", "docker/image_name.json");
  }

  @Test
  void a_fault_in_the_dockerfile_has_its_line() {
    tree.file("docker/Dockerfile.base", "FROM debian\nRUM x\n");
    assertThatThrownBy(() -> LtfFiles.of(tree.build()))
        .hasMessage("docker/Dockerfile.base line 2: 'RUM' is no instruction of a Dockerfile");
    tree.file("docker/Dockerfile.base", "FROM ${X}\n");
    assertThatThrownBy(() -> LtfFiles.of(tree.build())).hasMessageContaining("line 1");
  }

  @Test
  void a_link_out_of_the_repository_is_not_followed() {
    tree.link("docker/image_name.json", "/etc/passwd");
    assertThatThrownBy(() -> LtfFiles.of(tree.build()))
        .hasMessage("docker/image_name.json leads out of the repository");
  }

  @Test
  void a_mutable_from_is_warned_of_with_its_line() {
    tree.file(
        "docker/Dockerfile.base",
        "FROM a AS x\n\nFROM b:1234567 AS y\nFROM scratch\nFROM x\nFROM c:1.2\n");
    assertThat(FromLint.warnings(LtfFiles.of(tree.build()).dockerfile()))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("docker/Dockerfile.base line 1: FROM a:latest is mutable");
  }

  private void assertFault(String message, String missing) {
    assertThatThrownBy(() -> LtfFiles.of(tree.without(missing).build()))
        .isInstanceOf(UnusableRepositoryException.class)
        .hasMessage(message);
  }
}
