package org.cyberdojo.builder.image;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;

/** The repositories in what was read out of an image: a folder each, named by its index. */
final class StoredRepositories {

  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,5}");

  private StoredRepositories() {}

  static List<StoredRepository> in(FileTree all) {
    SortedMap<Integer, List<TreeEntry>> byIndex = new TreeMap<>();
    for (TreeEntry entry : all.entries()) {
      int slash = entry.path().indexOf('/');
      String folder = entry.path().substring(0, Math.max(slash, 0));
      if (INDEX.matcher(folder).matches()) {
        byIndex.computeIfAbsent(Integer.valueOf(folder), index -> new ArrayList<>()).add(entry);
      }
    }
    return byIndex.entrySet().stream()
        .map(
            e -> new StoredRepository(e.getKey(), new Subtree(all, e.getKey() + "/", e.getValue())))
        .toList();
  }

  /** A folder of a tree as a tree of its own. */
  private record Subtree(FileTree all, String prefix, List<TreeEntry> whole) implements FileTree {

    @Override
    public List<TreeEntry> entries() {
      return whole.stream().map(this::relative).toList();
    }

    private TreeEntry relative(TreeEntry entry) {
      String path = entry.path().substring(prefix.length());
      return switch (entry) {
        case TreeEntry.RegularFile file ->
            new TreeEntry.RegularFile(path, file.size(), file.executable());
        case TreeEntry.SymbolicLink link -> new TreeEntry.SymbolicLink(path, link.target());
        case TreeEntry.Special special -> new TreeEntry.Special(path);
      };
    }

    @Override
    public byte[] read(TreeEntry.RegularFile file) {
      return all.read(
          new TreeEntry.RegularFile(prefix + file.path(), file.size(), file.executable()));
    }
  }
}
