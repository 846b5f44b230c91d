package org.cyberdojo.builder.git;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cyberdojo.builder.source.Revision;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * A repository whose objects can be read.
 *
 * @param store its objects
 * @param head what HEAD stands for; empty when it stands for nothing
 * @param tips HEAD, branches and tags, as far as they were asked for
 * @param isEmpty whether it has no ref at all
 */
record OpenRepository(
    ObjectStore store, Optional<ObjectId> head, Set<ObjectId> tips, boolean isEmpty) {

  /**
   * The one commit that a revision means; empty when there is none.
   *
   * @throws AmbiguousRevisionException when there are several
   */
  Optional<ObjectId> find(Revision revision) throws IOException {
    return switch (revision) {
      case Revision.Head newest -> head.isPresent() ? Optional.of(peeled(head.get())) : head;
      case Revision.Abbreviated sha7 ->
          one(store.read(reader -> new CommitFinder(reader, tips).beginningWith(sha7.sha7())));
      case Revision.Exact sha -> exact(ObjectId.fromString(sha.sha().text()));
    };
  }

  private Optional<ObjectId> exact(ObjectId commit) throws IOException {
    boolean isReachable = store.read(reader -> new CommitFinder(reader, tips).isReachable(commit));
    return isReachable ? Optional.of(commit) : Optional.empty();
  }

  private static Optional<ObjectId> one(List<ObjectId> commits) throws AmbiguousRevisionException {
    if (commits.size() > 1) {
      throw new AmbiguousRevisionException();
    }
    return commits.stream().findFirst();
  }

  private ObjectId peeled(ObjectId id) throws IOException {
    return store.read(
        reader -> {
          try (RevWalk walk = new RevWalk(reader)) {
            return walk.parseCommit(id).copy();
          }
        });
  }

  /** The tree of a commit. */
  ObjectId tree(ObjectId commit) throws IOException {
    return store.read(
        reader -> {
          try (RevWalk walk = new RevWalk(reader)) {
            RevCommit parsed = walk.parseCommit(commit);
            return parsed.getTree().copy();
          }
        });
  }

  /** Several commits begin with the digits that were given. */
  static final class AmbiguousRevisionException extends IOException {

    private static final long serialVersionUID = 1L;

    AmbiguousRevisionException() {
      super("more than one commit begins with these digits");
    }
  }
}
