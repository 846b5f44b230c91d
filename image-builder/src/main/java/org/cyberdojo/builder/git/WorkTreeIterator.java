package org.cyberdojo.builder.git;

import java.io.File;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;

/**
 * The files of a working tree. Another repository in it is opened with as little trust as the
 * repository itself, which JGit's own iterator would not.
 */
final class WorkTreeIterator extends FileTreeIterator {

  private final NestedRepositories nested;

  WorkTreeIterator(Repository repository, NestedRepositories nested) {
    super(repository);
    this.nested = nested;
  }

  private WorkTreeIterator(WorkTreeIterator parent, File folder) {
    super(parent, folder, parent.fs, parent.fileModeStrategy);
    this.nested = parent.nested;
  }

  @Override
  protected AbstractTreeIterator enterSubtree() {
    return new WorkTreeIterator(this, getEntryFile());
  }

  @Override
  protected byte[] idSubmodule(Entry entry) {
    byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
    nested.head(getEntryFile().toPath()).orElse(ObjectId.zeroId()).copyRawTo(id, 0);
    return id;
  }
}
