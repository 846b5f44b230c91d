package org.cyberdojo.builder.git;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.RepositoryException;
import org.cyberdojo.builder.source.RepositoryException.Code;
import org.cyberdojo.builder.source.Revision;
import org.cyberdojo.manifest.terminal.SafeText;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;

/**
 * Says in git's manner why a repository could not be taken, without a word of its url's user info.
 */
final class CloneWords {

  private static final int MOST_CAUSES = 20;
  private static final int MOST_CHARACTERS = 500;

  private final int index;
  private final RepositoryArgument argument;
  private final UserInfo secrets;

  /**
   * Words.
   *
   * @param index the argument's place among the arguments, which names the folder that git would
   *     clone into
   */
  CloneWords(int index, RepositoryArgument argument) {
    this.index = index;
    this.argument = argument;
    this.secrets = UserInfo.of(argument.address().withUserInfo());
  }

  /** The clone failed. */
  RepositoryException badClone(Throwable failure) {
    Code code = isRefused(failure) ? Code.BAD_TREE : Code.BAD_CLONE;
    RepositoryException exception = badClone(code, reason(failure).lines().toList());
    exception.initCause(withoutSecrets(failure));
    return exception;
  }

  /** The clone failed for a reason that git has its words for. */
  RepositoryException badClone(String... reason) {
    return badClone(Code.BAD_CLONE, List.of(reason));
  }

  private RepositoryException badClone(Code code, List<String> reason) {
    List<String> words = new ArrayList<>();
    words.add("Cloning into '" + index + "'...");
    // a server's own words may be among them
    reason.forEach(line -> words.add(SafeText.of(secrets.removedFrom(line), MOST_CHARACTERS)));
    return new RepositoryException(code, argument, words);
  }

  /** There is no such commit, or more than one. */
  RepositoryException badCheckout(boolean isAmbiguous) {
    String wanted =
        switch (argument.revision()) {
          case Revision.Head head -> "HEAD";
          case Revision.Abbreviated abbreviated -> abbreviated.sha7().text();
          case Revision.Exact exact -> exact.sha().text();
        };
    String reason =
        isAmbiguous
            ? "error: short object ID " + wanted + " is ambiguous"
            : "error: pathspec '" + wanted + "' did not match any file(s) known to git";
    return new RepositoryException(Code.BAD_CHECKOUT, argument, List.of(reason));
  }

  /** The thread that waits was interrupted. */
  RepositoryException interrupted() {
    return new RepositoryException(Code.INTERRUPTED, argument, List.of("it was interrupted"));
  }

  private static boolean isRefused(Throwable failure) {
    return cause(failure, RefusedException.class).isPresent()
        || cause(failure, TooLargeObjectInPackException.class).isPresent()
        || cause(failure, TooLargePackException.class).isPresent();
  }

  private String reason(Throwable failure) {
    String url = argument.url().text();
    String host = host(url);
    if (isRefused(failure)) {
      return "fatal: repository '%s' is not accepted: %s".formatted(url, refusal(failure));
    }
    if (cause(failure, NoRemoteRepositoryException.class).isPresent()) {
      return url.startsWith("http")
          ? "fatal: repository '" + url + "' not found"
          : noRepository(url);
    }
    if (cause(failure, UnknownHostException.class).isPresent()) {
      return unable(url, "Could not resolve host: " + host);
    }
    if (cause(failure, ConnectException.class).isPresent()) {
      return unable(url, "Failed to connect to " + host + ": Connection refused");
    }
    if (isTimeOut(failure)) {
      return unable(url, "Operation timed out: " + host + " did not answer");
    }
    Optional<SSLException> ssl = cause(failure, SSLException.class);
    if (ssl.isPresent()) {
      return unable(url, "SSL certificate problem: " + ssl.get().getMessage());
    }
    if (isSsh(url)) {
      return "ssh: %s%nfatal: Could not read from remote repository.".formatted(lastWords(failure));
    }
    if (isUnauthorised(failure)) {
      return "fatal: Authentication failed for '" + url + "'";
    }
    return unable(url, lastWords(failure));
  }

  private static boolean isSsh(String url) {
    return url.startsWith("ssh:") || !url.contains("://");
  }

  private static String noRepository(String url) {
    return """
        fatal: '%s' does not appear to be a git repository
        fatal: Could not read from remote repository."""
        .formatted(url);
  }

  private static String unable(String url, String reason) {
    return "fatal: unable to access '%s': %s".formatted(url, reason);
  }

  private static boolean isTimeOut(Throwable failure) {
    return cause(failure, SocketTimeoutException.class).isPresent()
        || lastWords(failure).toLowerCase(Locale.ROOT).contains("timed out");
  }

  /** JGit says so in words alone. */
  private static boolean isUnauthorised(Throwable failure) {
    String words = lastWords(failure).toLowerCase(Locale.ROOT);
    return words.contains("not authorized")
        || words.contains("authentication")
        || words.contains("not permitted");
  }

  private static String refusal(Throwable failure) {
    return cause(failure, RefusedException.class)
        .map(Throwable::getMessage)
        .orElseGet(() -> lastWords(failure));
  }

  /** JGit puts the url before its words, and so do we. */
  private static String lastWords(Throwable failure) {
    return words(failure).replaceFirst("^[a-z]+://[^ ]*: |^[^ /]+:/[^ ]*: ", "");
  }

  private static String words(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
  }

  private static String host(String url) {
    return url.replaceFirst("^[^:]*://", "")
        .replaceFirst("^[^@/]*@", "")
        .replaceFirst("[/:].*$", "");
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> kind) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (kind.isInstance(cause)) {
        return Optional.of(kind.cast(cause));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  /**
   * The failure with its stack and a message that anybody may see: JGit's own may hold the whole
   * url.
   */
  private Throwable withoutSecrets(Throwable failure) {
    CloneFailure clean = new CloneFailure(secrets.removedFrom(failure.toString()));
    clean.setStackTrace(failure.getStackTrace());
    return clean;
  }

  /** Stands for a failure of JGit's. */
  private static final class CloneFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CloneFailure(String message) {
      super(message);
    }
  }
}
