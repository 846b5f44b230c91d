package org.cyberdojo.engine.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.cyberdojo.manifest.tree.UnreadableTreeException;

/**
 * The tree of a tar file, in memory. The tar may come from anybody: its entries, their bytes and
 * what is kept of them are bounded, and an entry whose path leaves the tree is passed over.
 */
public final class TarTree implements FileTree {

  /** The largest file whose bytes are kept; a larger one is an entry that cannot be read. */
  public static final int LARGEST_FILE = 1024 * 1024;

  private static final int MOST_ENTRIES = 200_000;
  private static final long MOST_BYTES_KEPT = 256L * 1024 * 1024;
  private static final long MOST_BYTES_READ = 4L * 1024 * 1024 * 1024;

  private final SortedMap<String, TreeEntry> entries = new TreeMap<>();
  private final Map<String, byte[]> contents = new HashMap<>();
  private final String root;
  private long bytesKept;

  private TarTree(String root) {
    this.root = root;
  }

  /**
   * Reads a tar to its end.
   *
   * @param root the folder in the tar that is the tree's root, without a {@code /} at its end; what
   *     is not in it is passed over
   * @throws IOException when it is no tar, or larger than any start-point image
   */
  public static TarTree read(InputStream tarFile, String root) throws IOException {
    TarTree tree = new TarTree(root + "/");
    @SuppressWarnings("resource") // the stream below it is the caller's
    TarArchiveInputStream tar = new TarArchiveInputStream(tarFile);
    int count = 0;
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (++count > MOST_ENTRIES || tar.getBytesRead() > MOST_BYTES_READ) {
        throw new IOException(
            "it has more than " + MOST_ENTRIES + " entries, or " + MOST_BYTES_READ + " bytes");
      }
      tree.add(entry, tar);
    }
    return tree;
  }

  private void add(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
    String name = entry.getName();
    if (entry.isDirectory() || !name.startsWith(root) || leavesTree(name)) {
      return;
    }
    String path = name.substring(root.length());
    if (entry.isSymbolicLink()) {
      entries.put(path, new TreeEntry.SymbolicLink(path, entry.getLinkName()));
    } else if (entry.isLink()) {
      addSameAs(entry.getLinkName(), path);
    } else if (entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
      entries.put(path, new TreeEntry.Special(path));
    } else {
      entries.put(
          path, new TreeEntry.RegularFile(path, entry.getSize(), (entry.getMode() & 0100) != 0));
      keep(path, entry.getSize(), tar);
    }
  }

  /** A second name of a file that came earlier. */
  private void addSameAs(String name, String path) {
    String earlier = name.startsWith(root) ? name.substring(root.length()) : name;
    if (entries.get(earlier) instanceof TreeEntry.RegularFile file) {
      entries.put(path, new TreeEntry.RegularFile(path, file.size(), file.executable()));
      byte[] bytes = contents.get(earlier);
      if (bytes != null) {
        contents.put(path, bytes);
      }
    } else {
      entries.put(path, new TreeEntry.Special(path));
    }
  }

  private void keep(String path, long size, InputStream tar) throws IOException {
    if (size > LARGEST_FILE) {
      return;
    }
    bytesKept += size;
    if (bytesKept > MOST_BYTES_KEPT) {
      throw new IOException("its files have more than " + MOST_BYTES_KEPT + " bytes");
    }
    contents.put(path, tar.readNBytes((int) size));
  }

  private static boolean leavesTree(String path) {
    return List.of(path.split("/", -1)).stream()
        .anyMatch(part -> part.equals("..") || part.isEmpty());
  }

  @Override
  public List<TreeEntry> entries() {
    return List.copyOf(entries.values());
  }

  @Override
  public byte[] read(TreeEntry.RegularFile file) {
    byte[] bytes = contents.get(file.path());
    if (bytes == null) {
      throw new UnreadableTreeException(
          "Tried to read '"
              + file.path()
              + "' but failed because it has more than "
              + LARGEST_FILE
              + " bytes");
    }
    return bytes.clone();
  }
}
