package org.cyberdojo.builder.git;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.RepositoryException;
import org.cyberdojo.builder.source.Revision;
import org.cyberdojo.builder.source.SourceRepositories;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.builder.source.TakingListener;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.source.SourceRepository;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Takes repositories by JGit, several at the same time on virtual threads.
 *
 * <p>Nothing is checked out: files are read from commits, so that no hook, no filter and no link of
 * a repository ever comes to life. A repository of this machine is read where it is.
 */
public final class GitRepositories implements SourceRepositories {

  private static final Pattern FILE_URL =
      Pattern.compile("file://(?:localhost)?(?<path>/.*)", Pattern.CASE_INSENSITIVE);

  /** How long the end waits for clones that are being cancelled. */
  private static final Duration LONGEST_END = Duration.ofSeconds(2);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places;
  private final Workshop workshop;
  private final Remotes remotes;
  private final LocalRepositories local;
  private final RemoteRepositories remote;

  private GitRepositories(Workshop workshop) {
    this.places = new Semaphore(workshop.settings().parallel());
    this.workshop = workshop;
    this.remotes = new Remotes(workshop.settings(), workshop.config(), workshop.scratch());
    this.local = new LocalRepositories(workshop);
    this.remote = new RemoteRepositories(workshop, remotes);
  }

  /**
   * Repositories taken as the settings say.
   *
   * @throws IOException when the user's git configuration is unreadable or malformed
   */
  public static GitRepositories with(GitSettings settings) throws IOException {
    return new GitRepositories(new Workshop(settings));
  }

  @Override
  public List<TakenRepository> take(List<RepositoryArgument> arguments, TakingListener listener) {
    List<Future<TakenRepository>> taking = new ArrayList<>();
    try {
      for (RepositoryArgument argument : arguments) {
        CloneWords words = new CloneWords(taking.size(), argument);
        taking.add(threads.submit(() -> take(argument, words, listener)));
      }
      return inOrder(arguments, taking, listener);
    } finally {
      // whatever is still being cloned, is so for nothing
      taking.forEach(clone -> clone.cancel(true));
    }
  }

  private List<TakenRepository> inOrder(
      List<RepositoryArgument> arguments,
      List<Future<TakenRepository>> taking,
      TakingListener listener) {
    List<TakenRepository> taken = new ArrayList<>();
    for (RepositoryArgument argument : arguments) {
      CloneWords words = new CloneWords(taken.size(), argument);
      listener.cloning(argument);
      try {
        TakenRepository repository = await(taking.get(taken.size()), words);
        if (!argument.revision().equals(new Revision.Head())) {
          listener.checkingOut(argument);
        }
        listener.taken(repository);
        taken.add(repository);
      } catch (RepositoryException e) {
        if (e.code() == RepositoryException.Code.BAD_CHECKOUT) {
          listener.checkingOut(argument);
        }
        throw e;
      }
    }
    return taken;
  }

  private TakenRepository await(Future<TakenRepository> taking, CloneWords words) {
    try {
      return taking.get(workshop.limits().total().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw words.interrupted();
    } catch (CancellationException e) {
      throw words.interrupted();
    } catch (TimeoutException e) {
      throw words.badClone(
          new RefusedException(
              "it took longer than " + workshop.limits().total().toSeconds() + " s"));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RepositoryException ours) {
        throw ours;
      }
      throw words.badClone(Optional.ofNullable(e.getCause()).orElse(e));
    }
  }

  private TakenRepository take(
      RepositoryArgument argument, CloneWords words, TakingListener listener)
      throws InterruptedException {
    places.acquire();
    try {
      return take(argument, words, new CloneProgress(argument, listener));
    } catch (OpenRepository.AmbiguousRevisionException e) {
      throw words.badCheckout(true);
    } catch (IOException e) {
      throw words.badClone(e);
    } finally {
      places.release();
    }
  }

  private TakenRepository take(
      RepositoryArgument argument, CloneWords words, CloneProgress progress) throws IOException {
    String url = workshop.config().replaced(argument.address().withUserInfo());
    Optional<Path> path = path(url);
    return path.isPresent()
        ? takeLocal(argument, path.get(), words)
        : takeRemote(
            argument, new RemoteRepositories.Clone(url, argument.revision(), progress), words);
  }

  private static Optional<Path> path(String url) {
    Matcher file = FILE_URL.matcher(url);
    if (file.matches()) {
      String path = file.group("path").replace("+", "%2B");
      return Optional.of(Path.of(URLDecoder.decode(path, StandardCharsets.UTF_8)));
    }
    return url.startsWith("/") ? Optional.of(Path.of(url)) : Optional.empty();
  }

  private TakenRepository takeLocal(RepositoryArgument argument, Path path, CloneWords words)
      throws IOException {
    LocalRepositories.Opened opened =
        local
            .open(path, argument.revision())
            .orElseThrow(() -> words.badClone("fatal: repository '" + path + "' does not exist"));
    ObjectId commit =
        opened.workInProgress().isPresent()
            ? opened.workInProgress().get()
            : find(opened.repository(), argument, words);
    return taken(argument, opened.repository(), commit, opened.workInProgress().isPresent());
  }

  private TakenRepository takeRemote(
      RepositoryArgument argument, RemoteRepositories.Clone clone, CloneWords words)
      throws IOException {
    OpenRepository repository = remote.open(clone);
    if (argument.revision() instanceof Revision.Exact exact && repository.find(exact).isEmpty()) {
      repository = remote.openUnreachable(clone, exact.sha()).orElse(repository);
    }
    return taken(argument, repository, find(repository, argument, words), false);
  }

  private static ObjectId find(
      OpenRepository repository, RepositoryArgument argument, CloneWords words) throws IOException {
    if (repository.isEmpty()) {
      throw words.badClone(
          "warning: You appear to have cloned an empty repository.",
          "fatal: it has no commit to take");
    }
    Optional<ObjectId> commit = repository.find(argument.revision());
    if (commit.isEmpty() && argument.revision().equals(new Revision.Head())) {
      throw words.badClone("warning: remote HEAD refers to nonexistent ref, unable to checkout");
    }
    return commit.orElseThrow(() -> words.badCheckout(false));
  }

  private TakenRepository taken(
      RepositoryArgument argument,
      OpenRepository repository,
      ObjectId commit,
      boolean isWorkInProgress)
      throws IOException {
    CommitTree tree =
        TreeListing.of(repository.store(), repository.tree(commit), workshop.limits());
    SourceRepository source =
        new SourceRepository(argument.given(), argument.url(), CommitSha.of(commit.name()), tree);
    return new GitTaken(argument, source, isWorkInProgress, repository.store());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    remotes.close();
    workshop.close();
  }
}
