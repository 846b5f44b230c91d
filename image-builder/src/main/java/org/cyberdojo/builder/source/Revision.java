package org.cyberdojo.builder.source;

import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.commit.Sha7;

/** Which commit of a repository is wanted. */
public sealed interface Revision {

  /**
   * The newest commit of the default branch; of a local folder with uncommitted changes, its work
   * in progress.
   */
  record Head() implements Revision {}

  /**
   * The one commit, reachable from a branch, a tag or HEAD, whose name begins with these 7 digits.
   */
  record Abbreviated(Sha7 sha7) implements Revision {}

  /**
   * This very commit, even when no branch reaches it any more and the remote gives it all the same.
   */
  record Exact(CommitSha sha) implements Revision {}
}
