package org.cyberdojo.engine.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.MemoryTree;
import org.junit.jupiter.api.Test;

class ContextTarTest {

  private final FileTree tree =
      MemoryTree.builder()
          .file("Dockerfile", "FROM scratch\n")
          .file("bin/run", "#!/bin/sh\n".getBytes(UTF_8), true)
          .file("d/" + "x".repeat(150) + "é", "long")
          .link("link", "bin/run")
          .special("device")
          .build();

  @Test
  void holds_files_and_links_and_nothing_else() throws IOException {
    assertThat(entries())
        .containsExactly(
            "Dockerfile 100644 13",
            "bin/run 100755 10",
            "d/" + "x".repeat(150) + "é 100644 4",
            "link -> bin/run");
  }

  @Test
  void is_the_same_each_time() throws IOException {
    assertThat(bytes()).isEqualTo(bytes());
    try (InputStream opened = ContextTar.open(tree)) {
      assertThat(opened.readAllBytes()).isEqualTo(bytes());
    }
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ContextTar.write(tree, out);
    return out.toByteArray();
  }

  private List<String> entries() throws IOException {
    List<String> entries = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(bytes()), UTF_8.name())) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.add(
            entry.isSymbolicLink()
                ? entry.getName() + " -> " + entry.getLinkName()
                : "%s %o %d".formatted(entry.getName(), entry.getMode(), entry.getSize()));
      }
    }
    return entries;
  }
}
