package org.cyberdojo.manifest.tree;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One walk over a folder: what is in it, and where its files are. */
final class FolderListing extends SimpleFileVisitor<Path> {

  /** More files than any repository of start-points has, by far. */
  static final int MOST_ENTRIES = 200_000;

  /** Folders in folders; an operating system takes no path that is much deeper. */
  static final int DEEPEST = 256;

  private final Path root;

  /** Where names begin in the text of a path. */
  private final int start;

  private final Map<String, TreeEntry> entries = new TreeMap<>();
  private final Map<String, Path> files = new HashMap<>();

  private FolderListing(Path root) {
    this.root = root;
    this.start = root.resolve("x").toString().length() - 1;
  }

  static FolderListing of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UnreadableTreeException(
          "Tried to list '" + folder + "' but failed because it is no folder");
    }
    FolderListing listing = new FolderListing(folder);
    try {
      Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, listing);
    } catch (IOException e) {
      throw new UnreadableTreeException("Tried to list '" + folder + "' but failed", e);
    }
    return listing;
  }

  List<TreeEntry> entries() {
    return List.copyOf(entries.values());
  }

  Map<String, Path> files() {
    return Map.copyOf(files);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return isGits(nameOf(folder)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
    String name = nameOf(path);
    if (isGits(name)) {
      return FileVisitResult.CONTINUE;
    }
    if (attributes.isDirectory()) {
      throw tooMuch("its folders are more than " + DEEPEST + " deep");
    }
    if (entries.size() >= MOST_ENTRIES) {
      throw tooMuch("it holds more than " + MOST_ENTRIES + " files");
    }
    TreeEntry entry = entryFor(name, path, attributes);
    entries.put(name, entry);
    if (entry instanceof TreeEntry.RegularFile) {
      files.put(name, path);
    }
    return FileVisitResult.CONTINUE;
  }

  private static boolean isGits(String name) {
    return name.equals(".git") || name.endsWith("/.git");
  }

  private static TreeEntry entryFor(String name, Path path, BasicFileAttributes attributes)
      throws IOException {
    if (attributes.isRegularFile()) {
      return new TreeEntry.RegularFile(name, attributes.size(), Files.isExecutable(path));
    }
    if (attributes.isSymbolicLink()) {
      return new TreeEntry.SymbolicLink(name, Files.readSymbolicLink(path).toString());
    }
    return new TreeEntry.Special(name);
  }

  /** Relative to the root; the walk begins every path with the root as it was given. */
  private String nameOf(Path path) {
    if (path.equals(root)) {
      return "";
    }
    return path.toString().substring(start).replace(path.getFileSystem().getSeparator(), "/");
  }

  private UnreadableTreeException tooMuch(String reason) {
    return new UnreadableTreeException("Tried to list '" + root + "' but failed because " + reason);
  }
}
