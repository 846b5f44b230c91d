package org.cyberdojo.builder.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cyberdojo.manifest.commit.Sha7;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Finds commits that are reachable from a repository's tips: HEAD, branches, tags. What else an
 * object store holds does not count: it may be left over from what the repository once was.
 */
final class CommitFinder {

  private final ObjectReader reader;
  private final Collection<ObjectId> tips;

  CommitFinder(ObjectReader reader, Collection<ObjectId> tips) {
    this.reader = reader;
    this.tips = tips;
  }

  /** The commits, or tags of commits, whose name begins with 7 digits. */
  List<ObjectId> beginningWith(Sha7 sha7) throws IOException {
    List<ObjectId> found = new ArrayList<>();
    for (ObjectId candidate : candidates(sha7)) {
      if (isReachable(candidate)) {
        found.add(candidate);
      }
    }
    return found;
  }

  private Set<ObjectId> candidates(Sha7 sha7) throws IOException {
    Set<ObjectId> commits = new LinkedHashSet<>();
    try (RevWalk walk = new RevWalk(reader)) {
      for (ObjectId id : reader.resolve(AbbreviatedObjectId.fromString(sha7.text()))) {
        RevObject object = walk.peel(walk.parseAny(id));
        if (object instanceof RevCommit) {
          commits.add(object.copy());
        }
      }
    }
    return commits;
  }

  /** Whether a tip is the commit, or a descendant of it. */
  boolean isReachable(ObjectId commit) throws IOException {
    try (RevWalk walk = new RevWalk(reader)) {
      walk.setRetainBody(false);
      walk.sort(RevSort.COMMIT_TIME_DESC);
      for (ObjectId tip : tips) {
        markStart(walk, tip);
      }
      for (RevCommit reached = walk.next(); reached != null; reached = walk.next()) {
        if (reached.equals(commit)) {
          return true;
        }
      }
      return false;
    }
  }

  private static void markStart(RevWalk walk, ObjectId tip) throws IOException {
    // a tag may be one of a tree or a file
    if (walk.peel(walk.parseAny(tip)) instanceof RevCommit commit) {
      walk.markStart(walk.parseCommit(commit));
    }
  }
}
