package org.cyberdojo.manifest.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A folder or an entry, by its name, in the trie that a {@link TreeLookup} walks. It knows neither
 * its parent nor its path: a tree of very deep folders would need the square of its size.
 */
final class TreeNode {

  private final String name;
  private final Map<String, TreeNode> children = new HashMap<>(4);
  private Optional<TreeEntry> entry = Optional.empty();

  private TreeNode(String name) {
    this.name = name;
  }

  static TreeNode rootOf(FileTree tree) {
    TreeNode root = new TreeNode("");
    tree.entries().forEach(root::add);
    return root;
  }

  private void add(TreeEntry added) {
    TreeNode node = this;
    String path = added.path();
    int from = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      node = node.children.computeIfAbsent(path.substring(from, slash), TreeNode::new);
      from = slash + 1;
    }
    node.children.computeIfAbsent(path.substring(from), TreeNode::new).entry = Optional.of(added);
  }

  String name() {
    return name;
  }

  Optional<TreeNode> child(String childName) {
    return Optional.ofNullable(children.get(childName));
  }

  /** What the tree holds here; none for a folder. */
  Optional<TreeEntry> entry() {
    return entry;
  }
}
