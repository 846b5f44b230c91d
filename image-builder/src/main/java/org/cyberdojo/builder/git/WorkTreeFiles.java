package org.cyberdojo.builder.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.NameConflictTreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.WorkingTreeIterator.MetadataDiff;
import org.jspecify.annotations.Nullable;

/**
 * The tracked and untracked, not ignored files of a working tree, as {@code git add -A} records
 * them: content after end-of-line conversion, links as links, other repositories as their commit.
 * No filter runs; a file of Git LFS becomes its pointer, as LFS's own filter would make it. A file
 * whose size and time the index knows is not read again.
 */
final class WorkTreeFiles {

  private static final int INDEX = 0;
  private static final int FILES = 1;

  private final Repository repository;
  private final NestedRepositories nested;
  private final ObjectInserter inserter;
  private final GitLimits limits;
  private final DirCacheBuilder found = DirCache.newInCore().builder();
  private int count;
  private long bytes;
  private String last = "";

  WorkTreeFiles(
      Repository repository, NestedRepositories nested, ObjectInserter inserter, GitLimits limits) {
    this.repository = repository;
    this.nested = nested;
    this.inserter = inserter;
    this.limits = limits;
  }

  /**
   * Reads the files and inserts what the repository does not have.
   *
   * @param index of the working tree
   * @return the files as an index in memory
   */
  DirCache read(DirCache index) throws IOException {
    try (ObjectReader reader = repository.newObjectReader();
        NameConflictTreeWalk walk = new NameConflictTreeWalk(repository, reader)) {
      walk.setOperationType(OperationType.CHECKIN_OP);
      walk.addTree(new DirCacheIterator(index));
      WorkTreeIterator files = new WorkTreeIterator(repository, nested);
      files.setDirCacheIterator(walk, INDEX);
      walk.addTree(files);
      while (walk.next()) {
        visit(walk, reader);
      }
    } catch (InvalidPathException e) {
      throw new RefusedException(
          "its working tree has a file that no commit can have: " + e.getMessage());
    }
    found.finish();
    return found.getDirCache();
  }

  private void visit(NameConflictTreeWalk walk, ObjectReader reader) throws IOException {
    DirCacheIterator indexed = walk.getTree(INDEX, DirCacheIterator.class);
    WorkingTreeIterator file = walk.getTree(FILES, WorkingTreeIterator.class);
    if (indexed == null && file.isEntryIgnored()) {
      return;
    }
    Optional<DirCacheEntry> entry = entry(indexed);
    boolean isSame = file != null && entry.filter(known -> isUnchanged(known, file)).isPresent();
    if (isSame) {
      add(entry.get());
    } else if (walk.isSubtree() && !walk.isDirectoryFileConflict()) {
      walk.enterSubtree();
    } else if (file == null) {
      entry.filter(DirCacheEntry::isSkipWorkTree).ifPresent(this::add);
    } else if (isFolder(file, indexed)) {
      walk.enterSubtree();
    } else if (!isAdded(walk)) {
      add(walk, reader, file, indexed);
    }
  }

  private static Optional<DirCacheEntry> entry(@Nullable DirCacheIterator indexed) {
    return Optional.ofNullable(indexed)
        .filter(iterator -> !iterator.getEntryFileMode().equals(FileMode.TREE))
        .map(DirCacheIterator::getDirCacheEntry)
        .filter(entry -> entry.getStage() == DirCacheEntry.STAGE_0);
  }

  /**
   * A folder whose files are looked at, though the index or a {@code .git} in it says something
   * else.
   */
  private static boolean isFolder(WorkingTreeIterator file, @Nullable DirCacheIterator indexed) {
    FileMode asIndexed = file.getIndexFileMode(indexed);
    return file.getEntryFileMode().equals(FileMode.TREE)
        ? !asIndexed.equals(FileMode.GITLINK)
        : file.getEntryFileMode().equals(FileMode.GITLINK) && asIndexed.equals(FileMode.TREE);
  }

  private static boolean isUnchanged(DirCacheEntry entry, WorkingTreeIterator file) {
    if (entry.getFileMode().equals(FileMode.GITLINK)) {
      // a submodule that was never initialised is an empty folder
      return file.getEntryFileMode().equals(FileMode.TREE);
    }
    return file.compareMetadata(entry) == MetadataDiff.EQUAL;
  }

  /** A merge that is under way has a path up to three times in the index. */
  private boolean isAdded(NameConflictTreeWalk walk) {
    return walk.getPathString().equals(last);
  }

  private void add(DirCacheEntry entry) {
    DirCacheEntry copy = new DirCacheEntry(entry.getRawPath());
    copy.setFileMode(entry.getFileMode());
    copy.setObjectId(entry.getObjectId());
    found.add(copy);
  }

  private void add(
      NameConflictTreeWalk walk,
      ObjectReader reader,
      WorkingTreeIterator file,
      @Nullable DirCacheIterator indexed)
      throws IOException {
    last = walk.getPathString();
    requireFile(file, last);
    DirCacheEntry entry = new DirCacheEntry(walk.getRawPath());
    FileMode mode = file.getIndexFileMode(indexed);
    entry.setFileMode(mode);
    entry.setObjectId(
        mode.equals(FileMode.GITLINK) ? commit(file, last) : blob(walk, reader, file));
    found.add(entry);
  }

  private void requireFile(WorkingTreeIterator file, String path) throws RefusedException {
    count++;
    if (count > limits.entries()) {
      throw new RefusedException(
          "its working tree has more than " + limits.entries() + " changed files");
    }
    if (file.getEntryLength() > limits.objectBytes()) {
      throw new RefusedException(path + " has more than " + limits.objectBytes() + " bytes");
    }
  }

  private static ObjectId commit(WorkingTreeIterator file, String path) throws RefusedException {
    ObjectId head = file.getEntryObjectId();
    if (head.equals(ObjectId.zeroId())) {
      throw new RefusedException("'" + path + "/' does not have a commit checked out");
    }
    return head;
  }

  private ObjectId blob(NameConflictTreeWalk walk, ObjectReader reader, WorkingTreeIterator file)
      throws IOException {
    if (LfsPointer.isWanted(walk.getAttributes())) {
      try (InputStream content = file.openEntryStream()) {
        return insert(LfsPointer.of(content, file.getEntryLength()));
      }
    }
    ObjectId id = file.getEntryObjectId();
    if (reader.has(id, Constants.OBJ_BLOB)) {
      return id;
    }
    count(file.getEntryLength());
    try (InputStream content = file.openEntryStream()) {
      return inserter.insert(Constants.OBJ_BLOB, file.getEntryContentLength(), content);
    }
  }

  private ObjectId insert(byte[] content) throws IOException {
    return inserter.insert(Constants.OBJ_BLOB, content);
  }

  private void count(long more) throws RefusedException {
    bytes += more;
    if (bytes > limits.treeBytes()) {
      throw new RefusedException(
          "its changed files have more than " + limits.treeBytes() + " bytes together");
    }
  }
}
