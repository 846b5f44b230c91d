package org.cyberdojo.builder.image;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.Finding;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.cyberdojo.manifest.tree.TreeLookup;

/**
 * A repository's files as entries of a layer.
 *
 * <p>Everything belongs to root, is readable by all, writable by root alone, and carries no special
 * bits. What cannot be in an honest checkout is left out: links that lead out of the repository,
 * devices, submodules, paths with {@code ..}, names that would delete files of other layers, and
 * whatever stands under a file.
 */
final class RepositoryEntries {

  private static final int FILE = 0644;
  private static final int PROGRAM = 0755;

  private final FileTree tree;
  private final TreeLookup lookup;
  private final String folder;
  private final Set<String> noFolders;

  private RepositoryEntries(FileTree tree, String folder) {
    this.tree = tree;
    this.lookup = TreeLookup.in(tree);
    this.folder = folder;
    this.noFolders = new HashSet<>(tree.entries().stream().map(TreeEntry::path).toList());
  }

  /**
   * The entries of a repository.
   *
   * @param folder where it stands in the image
   */
  static List<LayerEntry> of(FileTree tree, String folder) {
    RepositoryEntries repository = new RepositoryEntries(tree, folder);
    List<LayerEntry> entries = new ArrayList<>();
    entries.add(new LayerEntry.Folder(folder, LayerEntry.FOLDER_MODE));
    for (TreeEntry entry : tree.entries()) {
      if (repository.isHonest(entry.path())) {
        repository.layerEntry(entry).ifPresent(entries::add);
      }
    }
    return entries;
  }

  private Optional<LayerEntry> layerEntry(TreeEntry entry) {
    String path = folder + "/" + entry.path();
    return switch (entry) {
      case TreeEntry.RegularFile file ->
          Optional.of(
              new LayerEntry.File(
                  path,
                  file.executable() ? PROGRAM : FILE,
                  file.size(),
                  () -> new ByteArrayInputStream(tree.read(file))));
      case TreeEntry.SymbolicLink link ->
          lookup.find(link.path()) instanceof Finding.Outside
              ? Optional.empty()
              : Optional.of(new LayerEntry.SymbolicLink(path, link.target()));
      case TreeEntry.Special special -> Optional.empty();
    };
  }

  private boolean isHonest(String path) {
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.startsWith(".wh.")) {
        return false;
      }
    }
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (noFolders.contains(path.substring(0, slash))) {
        return false;
      }
    }
    return path.indexOf('\0') < 0;
  }
}
