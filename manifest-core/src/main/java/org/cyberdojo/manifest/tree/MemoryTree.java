package org.cyberdojo.manifest.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tree held in memory.
 *
 * <pre>{@code
 * FileTree tree = MemoryTree.builder()
 *     .file("start_point/manifest.json", "{…}")
 *     .link("start_point/hiker.c", "../src/hiker.c")
 *     .build();
 * }</pre>
 */
public final class MemoryTree implements FileTree {

  private final List<TreeEntry> entries;
  private final Map<String, byte[]> contents;

  private MemoryTree(SortedMap<String, TreeEntry> entries, Map<String, byte[]> contents) {
    this.entries = List.copyOf(entries.values());
    this.contents = Map.copyOf(contents);
  }

  /** An empty tree to be filled. */
  public static Builder builder() {
    return new Builder();
  }

  /** A copy of a tree, bytes and all, that no longer needs what the tree was read from. */
  public static MemoryTree copyOf(FileTree tree) {
    Builder copy = builder();
    for (TreeEntry entry : tree.entries()) {
      switch (entry) {
        case TreeEntry.RegularFile file ->
            copy.file(file.path(), tree.read(file), file.executable());
        case TreeEntry.SymbolicLink link -> copy.link(link.path(), link.target());
        case TreeEntry.Special special -> copy.special(special.path());
      }
    }
    return copy.build();
  }

  @Override
  public List<TreeEntry> entries() {
    return entries;
  }

  @Override
  public byte[] read(TreeEntry.RegularFile file) {
    byte[] bytes = contents.get(file.path());
    if (bytes == null) {
      throw new UnreadableTreeException(
          "Tried to read '" + file.path() + "' but failed because the tree has no such file");
    }
    return bytes.clone();
  }

  /** Fills a {@link MemoryTree}. A path that is given again replaces what stood there. */
  public static final class Builder {

    private final SortedMap<String, TreeEntry> entries = new TreeMap<>();
    private final Map<String, byte[]> contents = new TreeMap<>();

    private Builder() {}

    /** Adds a file with a text, in UTF-8. */
    public Builder file(String path, String text) {
      return file(path, text.getBytes(UTF_8), false);
    }

    /** Adds a file with these bytes. */
    public Builder file(String path, byte[] bytes, boolean executable) {
      entries.put(path, new TreeEntry.RegularFile(path, bytes.length, executable));
      contents.put(path, bytes.clone());
      return this;
    }

    /** Adds a symbolic link. */
    public Builder link(String path, String target) {
      return other(new TreeEntry.SymbolicLink(path, target));
    }

    /** Adds something that is neither file nor link: a device, a submodule. */
    public Builder special(String path) {
      return other(new TreeEntry.Special(path));
    }

    private Builder other(TreeEntry entry) {
      entries.put(entry.path(), entry);
      contents.remove(entry.path());
      return this;
    }

    /** Takes out what stands at a path, if anything does. */
    public Builder without(String path) {
      entries.remove(path);
      contents.remove(path);
      return this;
    }

    /** The tree as filled so far; the builder may be used on. */
    public MemoryTree build() {
      return new MemoryTree(entries, contents);
    }
  }
}
