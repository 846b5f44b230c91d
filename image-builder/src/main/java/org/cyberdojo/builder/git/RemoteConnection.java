package org.cyberdojo.builder.git;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.cyberdojo.builder.source.Revision;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.Transport;

/** A connection to a remote: it has said what it has, and gives it when it is asked. */
final class RemoteConnection implements AutoCloseable {

  private final Transport transport;
  private final FetchConnection connection;
  private final RemoteRefs refs;

  private RemoteConnection(Transport transport, FetchConnection connection, RemoteRefs refs) {
    this.transport = transport;
    this.connection = connection;
    this.refs = refs;
  }

  /** Connects, and asks for HEAD, or for every branch and tag when the commit may be anywhere. */
  static RemoteConnection open(Transport transport, Revision revision, GitLimits limits)
      throws IOException {
    try {
      FetchConnection connection = transport.openFetch(List.of(), prefixes(revision));
      RemoteRefs refs = refs(connection.getRefs(), revision, limits);
      return new RemoteConnection(transport, connection, refs.isEmpty() ? asked(transport) : refs);
    } catch (IOException | RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  /** A HEAD that is not told may be one that names no branch, of a repository that has others. */
  private static RemoteRefs asked(Transport transport) throws IOException {
    try (FetchConnection connection = transport.openFetch(List.of(), everything())) {
      return RemoteRefs.ofHead(connection.getRefs());
    }
  }

  private static String[] prefixes(Revision revision) {
    return switch (revision) {
      case Revision.Head head -> new String[] {Constants.HEAD};
      case Revision.Abbreviated sha7 -> everything();
      case Revision.Exact sha -> everything();
    };
  }

  private static String[] everything() {
    return new String[] {Constants.HEAD, Constants.R_HEADS, Constants.R_TAGS};
  }

  private static RemoteRefs refs(Collection<Ref> refs, Revision revision, GitLimits limits)
      throws RefusedException {
    if (refs.size() > limits.refs()) {
      throw new RefusedException("it has more than " + limits.refs() + " branches and tags");
    }
    return switch (revision) {
      case Revision.Head head -> RemoteRefs.ofHead(refs);
      case Revision.Abbreviated sha7 -> RemoteRefs.ofAll(refs);
      case Revision.Exact sha -> RemoteRefs.ofAll(refs);
    };
  }

  RemoteRefs refs() {
    return refs;
  }

  /**
   * Fetches refs that the remote has named.
   *
   * @param here what need not be sent again
   */
  void fetch(Collection<Ref> wanted, Set<ObjectId> here, ProgressMonitor monitor)
      throws IOException {
    try {
      connection.fetch(monitor, wanted, here);
    } finally {
      for (PackLock lock : connection.getPackLocks()) {
        lock.unlock();
      }
    }
    if (monitor.isCancelled()) {
      throw new IOException("the clone was cancelled");
    }
  }

  /** Fetches a commit that no ref may reach; most remotes refuse. */
  void fetch(ObjectId commit, ProgressMonitor monitor) throws IOException {
    Ref asked = new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, commit.name(), commit);
    fetch(List.of(asked), Set.of(), monitor);
  }

  @Override
  public void close() {
    connection.close();
    transport.close();
  }
}
