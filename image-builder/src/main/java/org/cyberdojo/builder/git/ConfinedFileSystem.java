package org.cyberdojo.builder.git;

import java.io.File;
import java.util.Arrays;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.FileTreeIterator.FileModeStrategy;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.jspecify.annotations.Nullable;

/**
 * The file system as JGit sees it: no hook and no filter of a repository is ever run, and a folder
 * holds nothing but files, folders and links. A pipe in it would hold up for ever whoever opens it.
 */
final class ConfinedFileSystem extends FS_POSIX {

  ConfinedFileSystem(File home) {
    setUserHome(home);
  }

  private ConfinedFileSystem(ConfinedFileSystem other) {
    super(other);
  }

  @Override
  public FS newInstance() {
    return new ConfinedFileSystem(this);
  }

  @Override
  public ProcessBuilder runInShell(String command, String[] arguments) {
    throw new UnsupportedOperationException("no command of a git repository is run");
  }

  /** There is no hook, which JGit wants to hear as a null. */
  @Override
  public @Nullable File findHook(Repository repository, String hook) {
    return null;
  }

  @Override
  public WorkingTreeIterator.Entry[] list(File folder, FileModeStrategy modes) {
    return Arrays.stream(super.list(folder, (file, attributes) -> mode(modes, file, attributes)))
        .filter(entry -> !entry.getMode().equals(FileMode.MISSING))
        .toArray(WorkingTreeIterator.Entry[]::new);
  }

  private static FileMode mode(FileModeStrategy modes, File file, Attributes attributes) {
    boolean isKnown =
        attributes.isSymbolicLink() || attributes.isDirectory() || attributes.isRegularFile();
    return isKnown ? modes.getMode(file, attributes) : FileMode.MISSING;
  }
}
