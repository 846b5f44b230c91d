package org.cyberdojo.manifest.tree;

/** One entry of a {@link FileTree}. */
public sealed interface TreeEntry {

  /** Where it stands, relative to the tree's root, parts joined by {@code /}. */
  String path();

  /**
   * A file with bytes.
   *
   * @param size in bytes
   * @param executable whether its owner may execute it
   */
  record RegularFile(String path, long size, boolean executable) implements TreeEntry {}

  /**
   * A symbolic link.
   *
   * @param target as stored: relative to the link's folder, absolute, or nonsense
   */
  record SymbolicLink(String path, String target) implements TreeEntry {}

  /** What is neither: a device, a socket, a pipe, another repository's commit (a submodule). */
  record Special(String path) implements TreeEntry {}
}
