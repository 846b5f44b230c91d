package org.cyberdojo.builder.git;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.cyberdojo.manifest.tree.UnreadableTreeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** The files of a commit, read straight from the object store: nothing is checked out. */
final class CommitTree implements FileTree {

  private final ObjectStore store;
  private final List<TreeEntry> entries;
  private final Map<String, ObjectId> blobs;
  private final int mostBytes;

  CommitTree(
      ObjectStore store, List<TreeEntry> entries, Map<String, ObjectId> blobs, int mostBytes) {
    this.store = store;
    this.entries = List.copyOf(entries);
    this.blobs = Map.copyOf(blobs);
    this.mostBytes = mostBytes;
  }

  @Override
  public List<TreeEntry> entries() {
    return entries;
  }

  @Override
  public byte[] read(TreeEntry.RegularFile file) {
    ObjectId blob = blobs.get(file.path());
    if (blob == null) {
      throw new IllegalArgumentException(file.path() + " is no file of this commit");
    }
    if (file.size() > mostBytes) {
      throw unreadable(
          file, "it has more than " + mostBytes + " bytes", new RefusedException("too large"));
    }
    try {
      return store.read(reader -> reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(mostBytes));
    } catch (IOException | RuntimeException e) {
      // JGit has exceptions of either kind for objects that are broken
      throw unreadable(file, "its repository was changed or closed meanwhile, or is broken", e);
    }
  }

  private static UnreadableTreeException unreadable(
      TreeEntry.RegularFile file, String reason, Throwable cause) {
    return new UnreadableTreeException(
        "Tried to read " + file.path() + " but failed because " + reason, cause);
  }
}
