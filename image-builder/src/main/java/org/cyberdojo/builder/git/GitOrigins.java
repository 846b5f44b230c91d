package org.cyberdojo.builder.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.cyberdojo.builder.forced.CommitPlan;
import org.cyberdojo.builder.forced.Origins;
import org.cyberdojo.builder.forced.PushRefusedException;
import org.cyberdojo.builder.source.RepositoryAddress;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.manifest.commit.CommitSha;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/**
 * Pushes commits by JGit. Nothing is checked out: a commit is made of objects alone, in a temporary
 * repository, so that no hook and no filter of the repository ever runs here.
 */
public final class GitOrigins implements Origins, AutoCloseable {

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]*@");
  private static final Duration PAUSE = Duration.ofMillis(150);

  /** What a remote says when somebody else is writing at this moment. */
  private static final Pattern BUSY =
      Pattern.compile("lock|failed to update ref|already exists|is at .* but expected");

  /** How often a busy remote is asked again, beside the tries that others win. */
  private static final int MOST_BUSY = 20;

  private final Workshop workshop;
  private final Remotes remotes;

  private GitOrigins(Workshop workshop) {
    this.workshop = workshop;
    this.remotes = new Remotes(workshop.settings(), workshop.config(), workshop.scratch());
  }

  /**
   * Origins that are reached as the settings say.
   *
   * @throws IOException when the user's git configuration is unreadable or malformed
   */
  public static GitOrigins with(GitSettings settings) throws IOException {
    return new GitOrigins(new Workshop(settings));
  }

  @Override
  public Optional<RepositoryAddress> originOf(Path folder) {
    try {
      Optional<LocalFolder> local = LocalFolder.at(folder);
      return local.isPresent()
          ? Optional.ofNullable(local.get().config().getString("remote", "origin", "url"))
              .map(url -> RepositoryArgument.parse(url, folder).address())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public CommitSha commit(RepositoryAddress address, CommitPlan plan) {
    int lost = 0;
    int busy = 0;
    while (true) {
      Attempt attempt = attempt(address, plan);
      switch (attempt.result()) {
        case PUSHED -> {
          return CommitSha.of(attempt.commit().name());
        }
        case LOST -> lost++;
        case BUSY -> busy++;
      }
      if (lost > MOST_RETRIES || busy > MOST_BUSY) {
        throw new PushRefusedException(
            address.url(), "others kept pushing before it (" + attempt.words() + ")", "try again");
      }
      pause(address, lost + busy);
    }
  }

  /** How a push ended. */
  private enum Result {
    PUSHED,
    LOST,
    BUSY
  }

  private record Attempt(Result result, ObjectId commit, String words) {}

  private Attempt attempt(RepositoryAddress address, CommitPlan plan) {
    try {
      String url = workshop.config().replaced(address.withUserInfo());
      Repository repository = workshop.openBare(workshop.scratch().newFolder());
      RemoteBranch branch = fetch(repository, url);
      ObjectId commit =
          new CommitWriter(repository, workshop.limits()).write(branch.commit(), plan);
      return push(repository, url, branch, commit, address);
    } catch (IOException e) {
      throw refused(address, String.valueOf(e.getMessage()));
    }
  }

  private RemoteBranch fetch(Repository repository, String url) throws IOException {
    try (Transport transport = open(repository, url)) {
      return RemoteBranch.fetch(transport);
    }
  }

  private Attempt push(
      Repository repository,
      String url,
      RemoteBranch branch,
      ObjectId commit,
      RepositoryAddress address)
      throws IOException {
    RemoteRefUpdate update =
        new RemoteRefUpdate(
            repository, commit.name(), commit, branch.name(), false, null, branch.commit());
    try (Transport transport = open(repository, url)) {
      transport.push(NullProgressMonitor.INSTANCE, List.of(update));
    }
    String words = update.getStatus() + " " + Optional.ofNullable(update.getMessage()).orElse("");
    return switch (update.getStatus()) {
      case OK -> new Attempt(Result.PUSHED, commit, words);
      case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED ->
          new Attempt(Result.LOST, commit, words);
      case RemoteRefUpdate.Status _ when BUSY.matcher(words).find() ->
          new Attempt(Result.BUSY, commit, words);
      case RemoteRefUpdate.Status _ -> throw refused(address, words);
    };
  }

  private Transport open(Repository repository, String url) throws IOException {
    if (!url.startsWith("/") && !url.regionMatches(true, 0, "file:", 0, 5)) {
      return remotes.open(repository, url);
    }
    try {
      return Transport.open(repository, new URIish(url));
    } catch (URISyntaxException e) {
      throw new IOException("the url is malformed", e);
    }
  }

  private static PushRefusedException refused(RepositoryAddress address, String words) {
    return new PushRefusedException(
        address.url(), USER_INFO.matcher(words).replaceAll(""), "look whether you may push there");
  }

  /** Longer from try to try, and never as long as another who lost at the same time. */
  private static void pause(RepositoryAddress address, int tries) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE.toMillis() * tries));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PushRefusedException(address.url(), "it was interrupted", "try again");
    }
  }

  @Override
  public void close() {
    remotes.close();
    workshop.close();
  }
}
