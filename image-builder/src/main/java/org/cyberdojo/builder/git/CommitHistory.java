package org.cyberdojo.builder.git;

import java.io.IOException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.tree.UnreadableTreeException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/** A commit and its ancestors, newest first, walked as they are asked for. */
final class CommitHistory extends Spliterators.AbstractSpliterator<CommitSha>
    implements AutoCloseable {

  private final ObjectReader reader;
  private final RevWalk walk;
  private final ObjectId newest;
  private boolean started;

  private CommitHistory(ObjectReader reader, ObjectId newest) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);
    this.reader = reader;
    this.walk = new RevWalk(reader);
    this.newest = newest;
    walk.setRetainBody(false);
    walk.sort(RevSort.COMMIT_TIME_DESC);
  }

  static Stream<CommitSha> of(ObjectStore store, ObjectId newest) {
    CommitHistory history = new CommitHistory(store.newReader(), newest);
    return StreamSupport.stream(history, false).onClose(history::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super CommitSha> action) {
    try {
      if (!started) {
        walk.markStart(walk.parseCommit(newest));
        started = true;
      }
      RevCommit next = walk.next();
      if (next != null) {
        action.accept(CommitSha.of(next.name()));
      }
      return next != null;
    } catch (IOException e) {
      throw new UnreadableTreeException(
          "Tried to read the history of "
              + newest.name()
              + " but failed because a commit of it is missing",
          e);
    }
  }

  @Override
  public void close() {
    walk.close();
    reader.close();
  }
}
