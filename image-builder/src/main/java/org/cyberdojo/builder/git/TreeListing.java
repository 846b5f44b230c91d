package org.cyberdojo.builder.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Lists the files of a commit's tree, within limits: a tree of a few kilobytes can hold more files
 * than there are atoms (the same folder ten times in a folder that is ten times in a folder …).
 *
 * <p>Names are passed on as they are stored, {@code ..}, {@code .git} and new lines among them.
 */
final class TreeListing {

  private static final int MOST_LINK_BYTES = 4096;

  private final ObjectStore store;

  /**
   * Of all files and folders together: few trees can be the folders of very many very long paths.
   */
  private static final long MOST_PATH_BYTES = 32L << 20;

  private final GitLimits limits;
  private final List<TreeEntry> entries = new ArrayList<>();
  private final Map<String, ObjectId> blobs = new HashMap<>();
  private final Set<String> paths = new HashSet<>();
  private final Map<ObjectId, Long> sizes = new HashMap<>();
  private long bytes;
  private long pathBytes;

  private TreeListing(ObjectStore store, GitLimits limits) {
    this.store = store;
    this.limits = limits;
  }

  /**
   * The files of a tree.
   *
   * @throws RefusedException when it is larger than the limits allow
   * @throws IOException when an object of it is missing or broken
   */
  static CommitTree of(ObjectStore store, ObjectId tree, GitLimits limits) throws IOException {
    return store.read(
        reader -> {
          TreeListing listing = new TreeListing(store, limits);
          listing.list(reader, tree);
          return listing.tree();
        });
  }

  private CommitTree tree() {
    entries.sort(Comparator.comparing(TreeEntry::path));
    return new CommitTree(store, entries, blobs, limits.fileBytes());
  }

  private void list(ObjectReader reader, ObjectId tree) throws IOException {
    try (TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(tree);
      while (walk.next()) {
        requirePath(walk);
        if (walk.isSubtree()) {
          walk.enterSubtree();
        } else {
          add(reader, walk);
        }
      }
    }
  }

  private void requirePath(TreeWalk walk) throws RefusedException {
    if (walk.getPathLength() > limits.pathBytes()) {
      throw new RefusedException("it has a path of more than " + limits.pathBytes() + " bytes");
    }
    pathBytes += walk.getPathLength();
    if (pathBytes > MOST_PATH_BYTES) {
      throw new RefusedException("its paths have more than " + MOST_PATH_BYTES + " bytes together");
    }
  }

  private void add(ObjectReader reader, TreeWalk walk) throws IOException {
    String path = walk.getPathString();
    if (!paths.add(path)) {
      throw new RefusedException("it has more than one file named " + path);
    }
    if (paths.size() > limits.entries()) {
      throw new RefusedException("it has more than " + limits.entries() + " files");
    }
    entries.add(entry(reader, walk.getFileMode(), path, walk.getObjectId(0)));
  }

  private TreeEntry entry(ObjectReader reader, FileMode mode, String path, ObjectId id)
      throws IOException {
    return switch (mode.getObjectType()) {
      case Constants.OBJ_BLOB -> blob(reader, mode, path, id);
      default -> new TreeEntry.Special(path);
    };
  }

  private TreeEntry blob(ObjectReader reader, FileMode mode, String path, ObjectId id)
      throws IOException {
    if (mode.equals(FileMode.SYMLINK)) {
      return new TreeEntry.SymbolicLink(path, target(reader, path, id));
    }
    long size = size(reader, id);
    bytes += size;
    if (size > limits.objectBytes()) {
      throw new RefusedException(path + " has more than " + limits.objectBytes() + " bytes");
    }
    if (bytes > limits.treeBytes()) {
      throw new RefusedException(
          "its files have more than " + limits.treeBytes() + " bytes together");
    }
    blobs.put(path, id);
    return new TreeEntry.RegularFile(path, size, mode.equals(FileMode.EXECUTABLE_FILE));
  }

  /** Asked for once: the same file ten thousand times costs its maker nothing. */
  private long size(ObjectReader reader, ObjectId id) throws IOException {
    Long known = sizes.get(id);
    if (known != null) {
      return known;
    }
    long size = reader.getObjectSize(id, Constants.OBJ_BLOB);
    sizes.put(id, size);
    return size;
  }

  private static String target(ObjectReader reader, String path, ObjectId id) throws IOException {
    if (reader.getObjectSize(id, Constants.OBJ_BLOB) > MOST_LINK_BYTES) {
      throw new RefusedException(
          path + " is a symbolic link of more than " + MOST_LINK_BYTES + " bytes");
    }
    return new String(reader.open(id, Constants.OBJ_BLOB).getCachedBytes(), StandardCharsets.UTF_8);
  }
}
