package org.cyberdojo.builder.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cyberdojo.builder.source.RepositoryException.Code;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.tree.FileTree;

/**
 * Repositories without git, for tests: a url and its commits. It holds to the contract that the
 * real ones hold to, and fails on a url that it was not told of.
 */
public final class InMemoryRepositories implements SourceRepositories {

  private record Commit(CommitSha sha, FileTree tree) {}

  private final Map<String, List<Commit>> commits = new LinkedHashMap<>();
  private boolean closed;

  /** Puts a commit on a repository's only branch. */
  public InMemoryRepositories commit(String url, String sha, FileTree tree) {
    commits
        .computeIfAbsent(url, _ -> new ArrayList<>())
        .addFirst(new Commit(CommitSha.of(sha), tree));
    return this;
  }

  @Override
  public List<TakenRepository> take(List<RepositoryArgument> arguments, TakingListener listener) {
    if (closed) {
      throw new IllegalStateException("the repositories are closed");
    }
    List<TakenRepository> taken = new ArrayList<>();
    for (RepositoryArgument argument : arguments) {
      listener.cloning(argument);
      List<Commit> all =
          Optional.ofNullable(commits.get(argument.url().text()))
              .orElseThrow(() -> badClone(argument));
      if (!argument.revision().equals(new Revision.Head())) {
        listener.checkingOut(argument);
      }
      TakenRepository repository = taken(argument, all);
      listener.taken(repository);
      taken.add(repository);
    }
    return taken;
  }

  private static RepositoryException badClone(RepositoryArgument argument) {
    return new RepositoryException(
        Code.BAD_CLONE,
        argument,
        List.of("fatal: repository '" + argument.url() + "' does not exist"));
  }

  private static TakenRepository taken(RepositoryArgument argument, List<Commit> all) {
    List<Commit> found =
        all.stream().filter(commit -> isWanted(argument.revision(), commit, all)).toList();
    if (found.size() != 1) {
      throw new RepositoryException(
          Code.BAD_CHECKOUT, argument, List.of("error: pathspec did not match"));
    }
    Commit commit = found.getFirst();
    SourceRepository source =
        new SourceRepository(argument.given(), argument.url(), commit.sha(), commit.tree());
    return new Taken(
        argument,
        source,
        all.subList(all.indexOf(commit), all.size()).stream().map(Commit::sha).toList());
  }

  private static boolean isWanted(Revision revision, Commit commit, List<Commit> all) {
    return switch (revision) {
      case Revision.Head _ -> commit.equals(all.getFirst());
      case Revision.Abbreviated abbreviated -> commit.sha().sha7().equals(abbreviated.sha7());
      case Revision.Exact exact -> commit.sha().equals(exact.sha());
    };
  }

  @Override
  public void close() {
    closed = true;
  }

  private record Taken(RepositoryArgument argument, SourceRepository source, List<CommitSha> shas)
      implements TakenRepository {

    @Override
    public boolean isWorkInProgress() {
      return false;
    }

    @Override
    public Stream<CommitSha> history() {
      return shas.stream();
    }
  }
}
