package org.cyberdojo.builder.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * A repository as it is named on a command line: {@code [<7 hex digits>@]<url>}.
 *
 * <p>The url is {@code https:}, {@code http:}, {@code ssh:}, {@code git:} or {@code file:}, ssh's
 * short form {@code git@host:path}, or the path of a local folder. A path becomes an absolute
 * {@code file:} url. Only 7 hex digits before an {@code @} are a prefix: {@code ssh://g@host} is a
 * url.
 *
 * @param given the argument as given, without user info; a {@code <sha7>@} before it stays
 * @param revision the commit that is wanted
 * @param address where it is cloned from
 */
public record RepositoryArgument(String given, Revision revision, RepositoryAddress address) {

  private static final Pattern PREFIXED =
      Pattern.compile("(?<sha7>[0-9a-fA-F]{7})@(?<url>.+)", Pattern.DOTALL);
  private static final Pattern SCHEME =
      Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*", Pattern.DOTALL);
  private static final Pattern SHORT_SSH = Pattern.compile("[^/:]+:.*", Pattern.DOTALL);
  private static final Pattern SHORT_FILE =
      Pattern.compile("file:(?=/(?!/))", Pattern.CASE_INSENSITIVE);

  /**
   * Reads an argument of the command line. Nothing is looked up: whether a repository is there is
   * known when it is taken.
   *
   * @param text the argument
   * @param workingFolder what a relative path is relative to; absolute
   * @throws MalformedRepositoryException when the text names no repository
   */
  public static RepositoryArgument parse(String text, Path workingFolder) {
    Matcher prefixed = PREFIXED.matcher(text);
    if (!prefixed.matches()) {
      return new RepositoryArgument(shown(text), new Revision.Head(), address(text, workingFolder));
    }
    String sha7 = prefixed.group("sha7");
    String url = prefixed.group("url");
    return new RepositoryArgument(
        sha7 + "@" + shown(url),
        new Revision.Abbreviated(Sha7.of(sha7.toLowerCase(Locale.ROOT))),
        address(url, workingFolder));
  }

  /** A local folder as it is, its uncommitted changes included. */
  public static RepositoryArgument ofFolder(Path folder) {
    return new RepositoryArgument(
        folder.toString(),
        new Revision.Head(),
        RepositoryAddress.of(fileUrl(folder.toAbsolutePath())));
  }

  /** The same repository at one very commit. */
  public RepositoryArgument at(CommitSha commit) {
    return new RepositoryArgument(given, new Revision.Exact(commit), address);
  }

  /** The repository's url, without user info. */
  public RepositoryUrl url() {
    return address.url();
  }

  private static String shown(String url) {
    return RepositoryUrl.withoutUserInfo(url);
  }

  private static RepositoryAddress address(String url, Path workingFolder) {
    if (url.isBlank() || url.chars().anyMatch(Character::isISOControl)) {
      throw new MalformedRepositoryException(shown(url), "a repository's url is one line of text");
    }
    if (SCHEME.matcher(url).matches()) {
      return RepositoryAddress.of(url);
    }
    Matcher shortFile = SHORT_FILE.matcher(url);
    if (shortFile.lookingAt()) {
      return RepositoryAddress.of("file://" + url.substring(shortFile.end()));
    }
    return RepositoryAddress.of(
        SHORT_SSH.matcher(url).matches() ? url : fileUrl(workingFolder.resolve(url)));
  }

  private static String fileUrl(Path absolute) {
    try {
      return "file://" + new URI(null, null, absolute.normalize().toString(), null).getRawPath();
    } catch (URISyntaxException e) {
      throw new MalformedRepositoryException(
          absolute.toString(), "the path cannot be written as a file: url");
    }
  }
}
