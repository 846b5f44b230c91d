package org.cyberdojo.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxFilesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../x",
        "a/../../x",
        "a/..",
        "/etc/passwd",
        "/",
        "a/",
        "a//b",
        ".",
        "./a",
        "a/./b",
        "a\0b"
      })
  void a_name_that_leaves_the_sandbox_or_is_none_is_refused(String name) {
    assertThatThrownBy(() -> SandboxFiles.of(Map.of(name, "")))
        .isInstanceOf(MalformedFilesException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "-rf", "a b", "a\nb", "$(id)", "...", "..a", "a/b/c", "ö", "'", "\""})
  void any_other_name_is_taken(String name) {
    assertThat(SandboxFiles.of(Map.of(name, "x")).content(name)).contains("x");
  }

  @Test
  void a_part_of_more_than_255_bytes_is_refused() {
    assertThat(SandboxFiles.isInside("é".repeat(127))).isTrue();
    assertThat(SandboxFiles.isInside("é".repeat(128))).isFalse();
  }

  @Test
  void a_file_that_is_also_a_folder_is_refused() {
    assertThatThrownBy(() -> SandboxFiles.of(Map.of("a", "", "a/b", "")))
        .hasMessageContaining("is in a folder whose name is a file's");
  }

  @Test
  void the_tar_has_each_file_with_mode_644() throws IOException {
    String longName = "d/" + "n".repeat(200);
    byte[] tar = SandboxFiles.of(Map.of(longName, "ü", "-x", "")).tar();
    List<String> seen = new ArrayList<>();
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(new ByteArrayInputStream(tar), "UTF-8")) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        String content = new String(entries.readAllBytes(), StandardCharsets.UTF_8);
        seen.add(entry.getName() + " " + Integer.toOctalString(entry.getMode()) + " " + content);
      }
    }
    assertThat(seen).containsExactly("./-x 644 ", "./" + longName + " 644 ü");
  }
}
