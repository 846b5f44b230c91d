package org.cyberdojo.builder.git;

import java.util.stream.Stream;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.source.SourceRepository;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A commit of a repository whose objects can be read.
 *
 * @param store its objects
 */
record GitTaken(
    RepositoryArgument argument,
    SourceRepository source,
    boolean isWorkInProgress,
    ObjectStore store)
    implements TakenRepository {

  @Override
  public Stream<CommitSha> history() {
    return CommitHistory.of(store, ObjectId.fromString(source.sha().text()));
  }
}
