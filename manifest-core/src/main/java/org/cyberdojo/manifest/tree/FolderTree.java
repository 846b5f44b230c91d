package org.cyberdojo.manifest.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;

/**
 * A folder of this machine as a tree: as it was listed when this was made, its bytes read when they
 * are asked for.
 *
 * <p>Nothing is followed and nothing is opened but regular files: a symbolic link is an entry, a
 * device, socket or pipe is {@link TreeEntry.Special}. Whatever is named {@code .git} is left out,
 * as git itself does. A name that is no valid text in the machine's encoding has its bad bytes
 * replaced.
 */
public final class FolderTree implements FileTree {

  private final List<TreeEntry> entries;
  private final Map<String, Path> files;

  private FolderTree(FolderListing listing) {
    entries = listing.entries();
    files = listing.files();
  }

  /**
   * Lists a folder.
   *
   * @throws UnreadableTreeException when it is no folder, cannot be read, or holds more than {@link
   *     FolderListing#MOST_ENTRIES} entries or folders deeper than {@link FolderListing#DEEPEST}
   */
  public static FolderTree of(Path folder) {
    return new FolderTree(FolderListing.of(folder));
  }

  @Override
  public List<TreeEntry> entries() {
    return entries;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnreadableTreeException also when the file is no longer the one that was listed: gone,
   *     replaced by a link, of another size
   */
  @Override
  public byte[] read(TreeEntry.RegularFile file) {
    Path path = files.get(file.path());
    if (path == null) {
      throw unreadable(file, "the folder had no such file when it was listed");
    }
    try {
      return read(path, file);
    } catch (IOException e) {
      throw new UnreadableTreeException("Tried to read '" + file.path() + "' but failed", e);
    }
  }

  private static byte[] read(Path path, TreeEntry.RegularFile file) throws IOException {
    // asked first, because opening a pipe that took the file's place would wait for ever
    if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isRegularFile()) {
      throw unreadable(file, "it is no longer a regular file");
    }
    if (file.size() >= Integer.MAX_VALUE) {
      throw unreadable(file, "it is larger than 2 GB");
    }
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      // a byte more than there should be, so that a file that has grown is seen
      byte[] bytes = in.readNBytes((int) file.size() + 1);
      if (bytes.length != file.size()) {
        throw unreadable(file, "its size changed meanwhile");
      }
      return bytes;
    }
  }

  private static UnreadableTreeException unreadable(TreeEntry.RegularFile file, String reason) {
    return new UnreadableTreeException(
        "Tried to read '" + file.path() + "' but failed because " + reason);
  }
}
