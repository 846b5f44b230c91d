package org.cyberdojo.manifest.tree;

/** What stands at a path of a {@link FileTree}, once the symbolic links on the way are followed. */
public sealed interface Finding {

  /** A file with bytes, at the place that the links led to. */
  record File(TreeEntry.RegularFile file) implements Finding {}

  /**
   * A folder.
   *
   * @param path where the links led to; empty for the tree's root
   */
  record Folder(String path) implements Finding {}

  /** Nothing, or links that lead round in a circle. */
  record Missing() implements Finding {}

  /** Something outside the tree: a {@code ..} in the path asked for, or a link that points out. */
  record Outside() implements Finding {}

  /** A device, a socket, a pipe, a submodule: it is there, and has no bytes to read. */
  record NoFile(TreeEntry.Special entry) implements Finding {}
}
