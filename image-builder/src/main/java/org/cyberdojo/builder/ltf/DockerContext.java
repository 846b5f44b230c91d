package org.cyberdojo.builder.ltf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;

/**
 * What a repository's {@code docker/} folder holds, with the Dockerfile that is built in place of
 * the author's.
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one build and is never compared
record DockerContext(FileTree repository, byte[] dockerfile) implements FileTree {

  private static final String FOLDER = "docker/";
  private static final String DOCKERFILE = "Dockerfile";

  @Override
  public List<TreeEntry> entries() {
    List<TreeEntry> entries = new ArrayList<>();
    entries.add(new TreeEntry.RegularFile(DOCKERFILE, dockerfile.length, false));
    repository.entries().stream()
        .filter(entry -> entry.path().startsWith(FOLDER))
        .map(entry -> moved(entry, entry.path().substring(FOLDER.length())))
        .filter(entry -> !entry.path().equals(DOCKERFILE))
        .forEach(entries::add);
    entries.sort(Comparator.comparing(TreeEntry::path));
    return List.copyOf(entries);
  }

  @Override
  public byte[] read(TreeEntry.RegularFile file) {
    return file.path().equals(DOCKERFILE)
        ? dockerfile.clone()
        : repository.read((TreeEntry.RegularFile) moved(file, FOLDER + file.path()));
  }

  private static TreeEntry moved(TreeEntry entry, String path) {
    return switch (entry) {
      case TreeEntry.RegularFile file ->
          new TreeEntry.RegularFile(path, file.size(), file.executable());
      case TreeEntry.SymbolicLink link -> new TreeEntry.SymbolicLink(path, link.target());
      case TreeEntry.Special _ -> new TreeEntry.Special(path);
    };
  }
}
