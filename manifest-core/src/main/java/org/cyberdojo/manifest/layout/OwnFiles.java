package org.cyberdojo.manifest.layout;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;

/** The provenance files, or folders of their names, that a repository brought itself. */
final class OwnFiles {

  private final Set<String> paths;

  OwnFiles(FileTree tree) {
    this.paths =
        ManifestPaths.in(tree).stream()
            .flatMap(
                manifest ->
                    Arrays.stream(ProvenanceFile.values()).map(file -> file.beside(manifest)))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether an entry is none of them, and stands in none of them. */
  boolean isNoneOf(TreeEntry entry) {
    String path = entry.path();
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (paths.contains(path.substring(0, slash))) {
        return false;
      }
    }
    return !paths.contains(path);
  }
}
