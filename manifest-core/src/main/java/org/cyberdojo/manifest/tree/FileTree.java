package org.cyberdojo.manifest.tree;

import java.util.List;

/**
 * A read-only tree of files: a commit's, a folder's, or one in memory.
 *
 * <p>Paths are relative to its root, their parts joined by {@code /}, exactly as stored: they may
 * hold any character but NUL, and come from repositories that nobody has checked. Folders are not
 * entries; they are the leading parts of paths.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface FileTree {

  /** Every entry, sorted by path, each path once. */
  List<TreeEntry> entries();

  /**
   * The bytes of a file.
   *
   * @param file one of {@link #entries}
   * @throws UnreadableTreeException when its bytes cannot be had
   */
  byte[] read(TreeEntry.RegularFile file);
}
