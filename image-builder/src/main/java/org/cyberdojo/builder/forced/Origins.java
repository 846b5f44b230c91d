package org.cyberdojo.builder.forced;

import java.nio.file.Path;
import java.util.Optional;
import org.cyberdojo.builder.source.RepositoryAddress;
import org.cyberdojo.manifest.commit.CommitSha;

/** Repositories that are pushed to. Safe for use by several threads. */
public interface Origins {

  /** Where the repository in a folder was cloned from: its remote {@code origin}. */
  Optional<RepositoryAddress> originOf(Path folder);

  /**
   * Puts a commit on the newest one of a repository's default branch. When others push meanwhile it
   * is made anew on theirs, at most {@link #MOST_RETRIES} times in all.
   *
   * @return the new commit
   * @throws PushRefusedException when it could not be pushed
   */
  CommitSha commit(RepositoryAddress address, CommitPlan plan);

  /** How often a push is tried again that others were quicker with. */
  int MOST_RETRIES = 5;
}
