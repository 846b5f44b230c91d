package org.cyberdojo.manifest.layout;

import java.util.Arrays;
import java.util.List;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;

/**
 * Where the start-points of a repository are: in every folder that holds a {@code manifest.json}.
 */
public final class ManifestPaths {

  /** What every manifest is called. */
  public static final String FILENAME = "manifest.json";

  private ManifestPaths() {}

  /**
   * The paths of every manifest of a tree, sorted. Whatever is named so counts, be it a file, a
   * link or a device: the checks say which are good. Folders whose name begins with a dot are
   * passed over.
   */
  public static List<String> in(FileTree tree) {
    return tree.entries().stream().map(TreeEntry::path).filter(ManifestPaths::isManifest).toList();
  }

  static boolean isManifest(String path) {
    return (path.equals(FILENAME) || path.endsWith("/" + FILENAME))
        && Arrays.stream(path.split("/")).noneMatch(part -> part.startsWith("."));
  }

  /** The folder that a manifest stands in; empty for the tree's root. */
  public static String folderOf(String manifestPath) {
    return manifestPath.substring(0, Math.max(0, manifestPath.lastIndexOf('/')));
  }
}
