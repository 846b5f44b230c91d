package org.cyberdojo.manifest.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds what stands at a path of a tree, as a file system would: symbolic links are followed, but
 * never out of the tree. The tree is read once, when this is made; a lookup takes time in
 * proportion to the path and the links on it.
 *
 * <p>Safe for use by several threads.
 *
 * <pre>{@code
 * switch (TreeLookup.in(tree).find("start_point", "hiker.c")) {
 *   case Finding.File found -> tree.read(found.file());
 *   …
 * }
 * }</pre>
 */
public final class TreeLookup {

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  /** As long a target as Linux takes. */
  private static final int LONGEST_TARGET = 4096;

  private final TreeNode root;

  private TreeLookup(TreeNode root) {
    this.root = root;
  }

  /** A lookup in the entries that a tree has now. */
  public static TreeLookup in(FileTree tree) {
    return new TreeLookup(TreeNode.rootOf(tree));
  }

  /**
   * What stands at a path. Empty parts and {@code .} are passed over; a part {@code ..} is taken to
   * leave the tree, wherever it would lead: only the target of a link may go up.
   *
   * @param path relative to the tree's root
   */
  public Finding find(String path) {
    List<String> parts = parts(path);
    if (parts.contains("..")) {
      return new Finding.Outside();
    }
    Finding finding = new Walk(parts).finding();
    return path.endsWith("/") && !(finding instanceof Finding.Folder)
        ? notAFolder(finding)
        : finding;
  }

  /**
   * What stands at a path relative to a folder.
   *
   * @param folder relative to the tree's root; empty for the root itself
   */
  public Finding find(String folder, String name) {
    return find(folder + "/" + name);
  }

  private static Finding notAFolder(Finding finding) {
    return finding instanceof Finding.Outside ? finding : new Finding.Missing();
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** One walk from the root: the folders entered, and the parts still to go. */
  private final class Walk {

    private final Deque<TreeNode> entered = new ArrayDeque<>();
    private final Deque<String> ahead;
    private int linksFollowed;

    Walk(List<String> parts) {
      ahead = new ArrayDeque<>(parts);
    }

    Finding finding() {
      while (!ahead.isEmpty()) {
        Optional<Finding> end = step(ahead.pop());
        if (end.isPresent()) {
          return end.get();
        }
      }
      return new Finding.Folder(path());
    }

    /** Goes one part further; the end of the walk, if this part is it. */
    private Optional<Finding> step(String part) {
      if (part.equals("..")) {
        return entered.pollLast() == null ? Optional.of(new Finding.Outside()) : Optional.empty();
      }
      Optional<TreeNode> next = here().child(part);
      if (next.isEmpty()) {
        return Optional.of(new Finding.Missing());
      }
      Optional<TreeEntry> entry = next.get().entry();
      if (entry.isEmpty()) {
        entered.addLast(next.get());
        return Optional.empty();
      }
      return arriveAt(entry.get());
    }

    private Optional<Finding> arriveAt(TreeEntry entry) {
      if (entry instanceof TreeEntry.SymbolicLink link) {
        return follow(link);
      }
      return Optional.of(
          last(
              entry instanceof TreeEntry.RegularFile file
                  ? new Finding.File(file)
                  : new Finding.NoFile((TreeEntry.Special) entry)));
    }

    private Finding last(Finding finding) {
      return ahead.isEmpty() ? finding : new Finding.Missing();
    }

    private Optional<Finding> follow(TreeEntry.SymbolicLink link) {
      if (link.target().startsWith("/")) {
        return Optional.of(new Finding.Outside());
      }
      linksFollowed++;
      if (linksFollowed > MOST_LINKS
          || link.target().isEmpty()
          || link.target().length() > LONGEST_TARGET) {
        return Optional.of(new Finding.Missing());
      }
      parts(link.target()).reversed().forEach(ahead::push);
      return Optional.empty();
    }

    private TreeNode here() {
      return entered.isEmpty() ? root : entered.getLast();
    }

    private String path() {
      return entered.stream().map(TreeNode::name).collect(Collectors.joining("/"));
    }
  }
}
