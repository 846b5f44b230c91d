package org.cyberdojo.manifest.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryTreeTest {

  private final MemoryTree tree =
      MemoryTree.builder()
          .file("b", "text")
          .file("a/run", new byte[] {1, 2}, true)
          .link("c", "b")
          .special("d")
          .build();

  @Test
  void entries_are_sorted_by_path() {
    assertThat(tree.entries())
        .containsExactly(
            new TreeEntry.RegularFile("a/run", 2, true),
            new TreeEntry.RegularFile("b", 4, false),
            new TreeEntry.SymbolicLink("c", "b"),
            new TreeEntry.Special("d"));
  }

  @Test
  void a_file_has_its_bytes() {
    assertThat(tree.read(new TreeEntry.RegularFile("b", 4, false)))
        .isEqualTo("text".getBytes(UTF_8));
  }

  @Test
  void the_bytes_given_out_are_a_copy() {
    TreeEntry.RegularFile file = new TreeEntry.RegularFile("b", 4, false);
    tree.read(file)[0] = 'x';
    assertThat(tree.read(file)).isEqualTo("text".getBytes(UTF_8));
  }

  @Test
  void a_file_of_another_tree_cannot_be_read() {
    assertThatThrownBy(() -> tree.read(new TreeEntry.RegularFile("other", 4, false)))
        .isInstanceOf(UnreadableTreeException.class)
        .hasMessage("Tried to read 'other' but failed because the tree has no such file");
  }

  @Test
  void a_path_given_again_replaces_what_stood_there() {
    MemoryTree changed =
        MemoryTree.builder().file("a", "1").link("a", "b").file("c", "1").without("c").build();
    assertThat(changed.entries()).containsExactly(new TreeEntry.SymbolicLink("a", "b"));
  }

  @Test
  void a_copy_is_equal_entry_by_entry() {
    MemoryTree copy = MemoryTree.copyOf(tree);
    assertThat(copy.entries()).isEqualTo(tree.entries());
    assertThat(copy.read(new TreeEntry.RegularFile("a/run", 2, true))).containsExactly(1, 2);
  }
}
