package org.cyberdojo.builder.source;

import java.util.stream.Stream;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.source.SourceRepository;

/**
 * A repository that was taken at a commit. Its files are read when they are asked for, until the
 * {@link SourceRepositories} that took it is closed. Safe for use by several threads.
 */
public interface TakenRepository {

  /** The argument that it was taken for. */
  RepositoryArgument argument();

  /** The repository at its commit. */
  SourceRepository source();

  /** Whether its commit is the work in progress of a local folder, which nobody has committed. */
  boolean isWorkInProgress();

  /**
   * The commit that was taken and its ancestors, newest first, found as the stream is read. Close
   * the stream. A shallow repository's history ends where its commits end.
   */
  Stream<CommitSha> history();
}
