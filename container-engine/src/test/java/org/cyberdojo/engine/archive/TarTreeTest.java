package org.cyberdojo.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.cyberdojo.manifest.tree.UnreadableTreeException;
import org.junit.jupiter.api.Test;

class TarTreeTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

  @Test
  void it_has_the_files_links_and_oddities_below_its_root() throws IOException {
    file("repos/0/a.txt", "a");
    link("repos/0/link", TarConstants.LF_SYMLINK, "a.txt");
    link("repos/0/same", TarConstants.LF_LINK, "repos/0/a.txt");
    link("repos/0/nowhere", TarConstants.LF_LINK, "repos/0/missing");
    link("repos/0/pipe", TarConstants.LF_FIFO, "");
    file("elsewhere/b.txt", "b");

    TarTree tree = read();

    assertThat(tree.entries())
        .containsExactly(
            new TreeEntry.RegularFile("0/a.txt", 1, false),
            new TreeEntry.SymbolicLink("0/link", "a.txt"),
            new TreeEntry.Special("0/nowhere"),
            new TreeEntry.Special("0/pipe"),
            new TreeEntry.RegularFile("0/same", 1, false));
    assertThat(tree.read(new TreeEntry.RegularFile("0/same", 1, false))).asString().isEqualTo("a");
  }

  @Test
  void an_entry_that_leaves_the_tree_is_passed_over() throws IOException {
    file("repos/../etc/passwd", "x");
    file("repos//etc", "x");
    file("repos/..", "x");

    assertThat(read().entries()).isEmpty();
  }

  @Test
  void a_file_too_large_for_any_manifest_is_there_and_cannot_be_read() throws IOException {
    file("repos/0/large", "x".repeat(TarTree.LARGEST_FILE + 1));

    TarTree tree = read();

    assertThat(tree.entries()).hasSize(1);
    assertThatThrownBy(() -> tree.read((TreeEntry.RegularFile) tree.entries().getFirst()))
        .isInstanceOf(UnreadableTreeException.class)
        .hasMessageContaining("'0/large'");
  }

  @Test
  void more_than_any_start_point_image_has_is_refused() throws IOException {
    for (int i = 0; i <= 200_000; i++) {
      file("repos/" + i, "");
    }
    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("200000 entries");
  }

  private void file(String name, String content) throws IOException {
    byte[] text = content.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(text.length);
    tar.putArchiveEntry(entry);
    tar.write(text);
    tar.closeArchiveEntry();
  }

  private void link(String name, byte kind, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private TarTree read() throws IOException {
    tar.close();
    return TarTree.read(new ByteArrayInputStream(bytes.toByteArray()), "repos");
  }
}
