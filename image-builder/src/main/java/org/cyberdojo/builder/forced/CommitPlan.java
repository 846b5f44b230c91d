package org.cyberdojo.builder.forced;

import java.util.Map;
import org.cyberdojo.manifest.tree.FileTree;

/**
 * A commit that is to be put on top of whatever is newest.
 *
 * @param message its message
 * @param changes what it writes; asked anew for each newest commit that is tried
 */
public record CommitPlan(String message, Changes changes) {

  /** What a commit writes, given the files of the commit before. */
  @FunctionalInterface
  public interface Changes {

    /** Whole files by their paths; one that is there is replaced and keeps its permissions. */
    Map<String, byte[]> of(FileTree tree);
  }
}
