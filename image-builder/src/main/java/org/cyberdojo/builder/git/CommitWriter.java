package org.cyberdojo.builder.git;

import java.io.IOException;
import java.util.Map;
import org.cyberdojo.builder.forced.CommitPlan;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Makes a commit out of another one, without a working tree. */
final class CommitWriter {

  private static final String NAME = "cyber-dojo";
  private static final String EMAIL = "noreply@cyber-dojo.org";

  private final Repository repository;
  private final GitLimits limits;

  CommitWriter(Repository repository, GitLimits limits) {
    this.repository = repository;
    this.limits = limits;
  }

  /** The new commit, whose objects are in the repository. */
  ObjectId write(ObjectId parent, CommitPlan plan) throws IOException {
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader);
        ObjectInserter inserter = repository.newObjectInserter()) {
      RevCommit before = walk.parseCommit(parent);
      CommitBuilder commit = new CommitBuilder();
      commit.setParentId(parent);
      commit.setTreeId(tree(before, plan, reader, inserter));
      commit.setMessage(plan.message() + "\n");
      PersonIdent author = new PersonIdent(NAME, EMAIL);
      commit.setAuthor(author);
      commit.setCommitter(author);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  private ObjectId tree(
      RevCommit before, CommitPlan plan, ObjectReader reader, ObjectInserter inserter)
      throws IOException {
    ObjectStore store = repository::newObjectReader;
    Map<String, byte[]> files =
        plan.changes().of(TreeListing.of(store, before.getTree().copy(), limits));
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, before.getTree());
    builder.finish();
    DirCacheEditor editor = index.editor();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, file.getValue());
      editor.add(new Write(file.getKey(), blob));
    }
    editor.finish();
    return index.writeTree(inserter);
  }

  /** Puts a file where none is, or new bytes into the one that is there. */
  private static final class Write extends DirCacheEditor.PathEdit {

    private final ObjectId blob;

    Write(String path, ObjectId blob) {
      super(path);
      this.blob = blob;
    }

    @Override
    public void apply(DirCacheEntry entry) {
      if (!FileMode.EXECUTABLE_FILE.equals(entry.getRawMode())) {
        entry.setFileMode(FileMode.REGULAR_FILE);
      }
      entry.setObjectId(blob);
    }
  }
}
