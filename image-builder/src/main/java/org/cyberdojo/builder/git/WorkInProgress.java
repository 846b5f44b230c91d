package org.cyberdojo.builder.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The uncommitted changes of a working tree as a commit: the same commit wherever it is made, and
 * none in the user's repository.
 *
 * <p>Its parent is HEAD, its message {@code work in progress}, its author and committer {@code
 * cyber-dojo <noreply@cyber-dojo.org>} at HEAD's committer time and zone; its tree is what {@code
 * git add -A} would record: tracked and untracked, not ignored files. When that is HEAD's own tree
 * there is nothing in progress.
 */
final class WorkInProgress {

  private static final int MOST_INDEX_BYTES = 256 << 20;
  private static final String WHO = "cyber-dojo <noreply@cyber-dojo.org> ";
  private static final Pattern COMMITTED =
      Pattern.compile("^committer .*> (?<when>[0-9]{1,18} [+-][0-9]{4})$", Pattern.MULTILINE);
  private static final String UNKNOWN_TIME = "0 +0000";

  private final Repository repository;
  private final NestedRepositories nested;
  private final ObjectInserter inserter;
  private final GitLimits limits;

  /**
   * Work in progress.
   *
   * @param repository with a working tree
   * @param nested asked for the repositories in it
   * @param inserter where the objects go that the repository does not have
   */
  WorkInProgress(
      Repository repository, NestedRepositories nested, ObjectInserter inserter, GitLimits limits) {
    this.repository = repository;
    this.nested = nested;
    this.inserter = inserter;
    this.limits = limits;
  }

  /** The commit, or empty when the files are those of HEAD. */
  Optional<ObjectId> commit(ObjectId headId) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit head = walk.parseCommit(headId);
      DirCache files = new WorkTreeFiles(repository, nested, inserter, limits).read(index());
      ObjectId tree = files.writeTree(inserter);
      return tree.equals(head.getTree()) ? Optional.empty() : Optional.of(commit(tree, head));
    }
  }

  private DirCache index() throws IOException {
    Path index = repository.getIndexFile().toPath();
    if (!Files.isRegularFile(index)) {
      return DirCache.newInCore();
    }
    if (Files.size(index) > MOST_INDEX_BYTES) {
      throw new RefusedException("its index has more than " + MOST_INDEX_BYTES + " bytes");
    }
    return DirCache.read(repository.getIndexFile(), repository.getFS());
  }

  private ObjectId commit(ObjectId tree, RevCommit head) throws IOException {
    String who = WHO + committed(head) + "\n";
    String text =
        "tree %s\nparent %s\nauthor %scommitter %s\nwork in progress\n"
            .formatted(tree.name(), head.name(), who, who);
    ObjectId commit = inserter.insert(Constants.OBJ_COMMIT, text.getBytes(US_ASCII));
    inserter.flush();
    return commit;
  }

  /** HEAD's committer time and zone to the letter, also a zone that no clock has. */
  private static String committed(RevCommit head) {
    String text = new String(head.getRawBuffer(), ISO_8859_1);
    Matcher committer = COMMITTED.matcher(text);
    return committer.find() ? committer.group("when") : UNKNOWN_TIME;
  }
}
