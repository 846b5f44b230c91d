package org.cyberdojo.builder.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cyberdojo.builder.source.Revision;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/**
 * Takes repositories from remotes. Every time the remote is asked, with the caller's own
 * credentials, what it has; only what the cache does not hold is fetched. A cache that cannot be
 * used is no failure: the clone then is a private one.
 */
final class RemoteRepositories {

  private final Workshop workshop;
  private final Remotes remotes;

  RemoteRepositories(Workshop workshop, Remotes remotes) {
    this.workshop = workshop;
    this.remotes = remotes;
  }

  /**
   * One clone.
   *
   * @param url with user info, {@code insteadOf} applied
   */
  record Clone(String url, Revision revision, ProgressMonitor monitor) {}

  /** The repository at a url. */
  OpenRepository open(Clone clone) throws IOException {
    Optional<Path> cache = workshop.settings().cache();
    if (cache.isPresent()) {
      try {
        return cached(CacheEntry.of(cache.get(), RepositoryUrl.of(clone.url())), clone);
      } catch (CacheEntry.UnusableException e) {
        return open(clone, newFolder());
      }
    }
    return open(clone, newFolder());
  }

  /**
   * A commit that no ref reaches.
   *
   * @return empty when the remote does not give it
   */
  Optional<OpenRepository> openUnreachable(Clone clone, CommitSha sha) throws IOException {
    ObjectId commit = ObjectId.fromString(sha.text());
    Repository repository = workshop.openBare(newFolder());
    try (RemoteConnection remote = connect(clone, repository)) {
      remote.fetch(commit, clone.monitor());
      return Optional.of(
          new OpenRepository(
              repository::newObjectReader, Optional.of(commit), Set.of(commit), false));
    } catch (TransportException e) {
      return Optional.empty();
    }
  }

  private Path newFolder() throws IOException {
    return workshop.scratch().newFolder();
  }

  private RemoteConnection connect(Clone clone, Repository repository) throws IOException {
    return RemoteConnection.open(
        remotes.open(repository, clone.url()), clone.revision(), workshop.limits());
  }

  private OpenRepository open(Clone clone, Path folder) throws IOException {
    Repository repository = workshop.openBare(folder);
    try (RemoteConnection remote = connect(clone, repository)) {
      fetch(remote, Set.of(), clone.monitor());
      return opened(repository::newObjectReader, remote.refs());
    }
  }

  private static void fetch(RemoteConnection remote, Set<ObjectId> here, ProgressMonitor monitor)
      throws IOException {
    Collection<Ref> missing = remote.refs().missingFrom(here);
    if (!missing.isEmpty()) {
      remote.fetch(missing, here, monitor);
    }
  }

  private static OpenRepository opened(ObjectStore store, RemoteRefs refs) {
    return new OpenRepository(store, refs.head(), refs.tips().keySet(), refs.isEmpty());
  }

  private OpenRepository cached(CacheEntry entry, Clone clone) throws IOException {
    Optional<CacheEntry.Generation> current = entry.current();
    if (current.isPresent()) {
      Optional<OpenRepository> unchanged = unchanged(entry, current.get(), clone);
      if (unchanged.isPresent()) {
        return unchanged.get();
      }
    }
    // half of the time is left for a clone of one's own
    try (FolderLock _ = entry.lock(workshop.limits().total().dividedBy(2))) {
      CacheEntry.Generation generation = entry.writable();
      try {
        return fetched(entry, generation, clone);
      } catch (IOException e) {
        if (generation.whole().isEmpty() || !isOfMissingObject(e)) {
          throw e;
        }
        return fetched(entry, entry.fresh(), clone); // takes the other's place when it is whole
      }
    }
  }

  private OpenRepository fetched(CacheEntry entry, CacheEntry.Generation generation, Clone clone)
      throws IOException {
    Repository repository = workshop.openBare(generation.folder());
    try (RemoteConnection remote = connect(clone, repository)) {
      fetch(remote, generation.whole(), clone.monitor());
      entry.publish(generation, remote.refs().tips().keySet());
      return opened(repairing(entry, repository, clone), remote.refs());
    }
  }

  /** What was said to be here was not, or is broken. */
  private static boolean isOfMissingObject(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof MissingObjectException || cause instanceof CorruptObjectException);
  }

  /** The repository, when everything that the remote has is here. */
  private Optional<OpenRepository> unchanged(
      CacheEntry entry, CacheEntry.Generation generation, Clone clone) throws IOException {
    Repository repository = workshop.openBare(generation.folder());
    try (RemoteConnection remote = connect(clone, repository)) {
      return remote.refs().missingFrom(generation.whole()).isEmpty()
          ? Optional.of(opened(repairing(entry, repository, clone), remote.refs()))
          : Optional.empty();
    }
  }

  private ObjectStore repairing(CacheEntry entry, Repository repository, Clone clone) {
    return new RepairingStore(
        repository,
        broken -> {
          entry.discard(broken.getDirectory().toPath());
          Repository instead = workshop.openBare(newFolder());
          try (RemoteConnection remote = connect(clone, instead)) {
            fetch(remote, Set.of(), clone.monitor());
          }
          return instead;
        });
  }
}
