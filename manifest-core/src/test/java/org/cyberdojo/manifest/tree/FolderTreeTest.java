package org.cyberdojo.manifest.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FolderTreeTest {

  @TempDir private Path folder;

  @Test
  void files_and_links_are_entries_and_folders_are_not() throws IOException {
    write("a/b/c.txt", "text");
    assertThat(write("run.sh", "#!").toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc"));
    Files.createDirectory(folder.resolve("nothing-in-it"));

    assertThat(FolderTree.of(folder).entries())
        .containsExactly(
            new TreeEntry.RegularFile("a/b/c.txt", 4, false),
            new TreeEntry.SymbolicLink("link", "/etc"),
            new TreeEntry.RegularFile("run.sh", 2, true));
  }

  @Test
  void a_file_has_its_bytes() throws IOException {
    write("a/b/c.txt", "text");
    FileTree tree = FolderTree.of(folder);
    assertThat(tree.read((TreeEntry.RegularFile) tree.entries().getFirst()))
        .isEqualTo("text".getBytes(UTF_8));
  }

  @Test
  void whatever_is_named_git_is_left_out() throws IOException {
    write(".git/config", "x");
    write("sub/.git", "gitdir: x");
    write(".gitignore", "x");
    assertThat(FolderTree.of(folder).entries())
        .extracting(TreeEntry::path)
        .containsExactly(".gitignore");
  }

  @Test
  void a_socket_is_special() throws IOException {
    Path shortPath = Files.createTempDirectory("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(shortPath.resolve("s")));
      assertThat(FolderTree.of(shortPath).entries()).containsExactly(new TreeEntry.Special("s"));
    } finally {
      Files.delete(shortPath.resolve("s"));
      Files.delete(shortPath);
    }
  }

  @Test
  void a_pipe_is_special_and_never_opened() throws IOException, InterruptedException {
    Process mkfifo = new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start();
    assertThat(mkfifo.waitFor()).isZero();
    assertThat(FolderTree.of(folder).entries()).containsExactly(new TreeEntry.Special("pipe"));
  }

  @Test
  void a_file_that_became_a_link_is_not_read() throws IOException {
    Path file = write("f", "text");
    FileTree tree = FolderTree.of(folder);
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/etc/passwd"));
    assertUnreadable(tree, "Tried to read 'f' but failed because it is no longer a regular file");
  }

  @Test
  void a_file_that_grew_or_shrank_is_not_read() throws IOException {
    write("f", "text");
    FileTree tree = FolderTree.of(folder);
    for (String other : new String[] {"longer text", "t"}) {
      write("f", other);
      assertUnreadable(tree, "Tried to read 'f' but failed because its size changed meanwhile");
    }
  }

  @Test
  void a_file_that_is_gone_is_not_read() throws IOException {
    Path file = write("f", "text");
    FileTree tree = FolderTree.of(folder);
    Files.delete(file);
    assertUnreadable(tree, "Tried to read 'f' but failed");
  }

  @Test
  void what_is_no_folder_cannot_be_listed() throws IOException {
    Path file = write("f", "text");
    assertThatThrownBy(() -> FolderTree.of(file))
        .isInstanceOf(UnreadableTreeException.class)
        .hasMessage("Tried to list '" + file + "' but failed because it is no folder");
  }

  @Test
  void folders_that_are_too_deep_are_refused() throws IOException {
    Files.createDirectories(folder.resolve("d/".repeat(FolderListing.DEEPEST + 1)));
    assertThatThrownBy(() -> FolderTree.of(folder))
        .isInstanceOf(UnreadableTreeException.class)
        .hasMessageEndingWith("because its folders are more than 256 deep");
  }

  private static void assertUnreadable(FileTree tree, String message) {
    TreeEntry.RegularFile file = (TreeEntry.RegularFile) tree.entries().getFirst();
    assertThatThrownBy(() -> tree.read(file))
        .isInstanceOf(UnreadableTreeException.class)
        .hasMessage(message);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
