package org.cyberdojo.builder.git;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.Transport;

/**
 * The default branch of a remote.
 *
 * @param name {@code refs/heads/main}
 * @param commit its newest
 */
record RemoteBranch(String name, ObjectId commit) {

  /** Where remotes that do not say what HEAD stands for have it. */
  private static final List<String> USUAL = List.of("refs/heads/main", "refs/heads/master");

  /** Fetches the newest commit of the default branch, and what it stands on. */
  static RemoteBranch fetch(Transport transport) throws IOException {
    try (FetchConnection connection =
        transport.openFetch(List.of(), Constants.HEAD, Constants.R_HEADS)) {
      Ref head =
          Optional.ofNullable(connection.getRef(Constants.HEAD))
              .filter(ref -> ref.getObjectId() != null)
              .orElseThrow(() -> new IOException("the remote has no commit"));
      RemoteBranch branch = new RemoteBranch(branchName(connection, head), head.getObjectId());
      try {
        connection.fetch(NullProgressMonitor.INSTANCE, List.of(head), Set.of());
      } finally {
        for (PackLock lock : connection.getPackLocks()) {
          lock.unlock();
        }
      }
      return branch;
    }
  }

  private static String branchName(FetchConnection connection, Ref head) throws IOException {
    if (head.isSymbolic()) {
      return head.getTarget().getName();
    }
    return connection.getRefs().stream()
        .filter(ref -> ref.getName().startsWith(Constants.R_HEADS))
        .filter(ref -> head.getObjectId().equals(ref.getObjectId()))
        .map(Ref::getName)
        .min(
            Comparator.comparing((String name) -> !USUAL.contains(name))
                .thenComparing(name -> name))
        .orElseThrow(() -> new IOException("the remote's HEAD stands on no branch"));
  }
}
