package org.cyberdojo.manifest.source;

import java.util.regex.Pattern;

/**
 * Where a git repository is, without the user info ({@code user:token@}) that the url may have been
 * given with: what this holds may be printed, written into an image and served.
 *
 * @param text the url, one line
 */
public record RepositoryUrl(String text) {

  /** Before a url may stand a commit, {@code 1234567@}, or a transport, {@code http::}. */
  private static final Pattern USER_INFO =
      Pattern.compile(
          "^(?<before>\\s*(?:[0-9a-fA-F]{7}@)?(?:[a-zA-Z0-9]+::)?[a-zA-Z][a-zA-Z0-9+.-]*://)[^/?#]*@");

  private static final Pattern FILE_SCHEME = Pattern.compile("file:.*", Pattern.CASE_INSENSITIVE);

  /** {@code https://host/path}, {@code git@host:path}. */
  private static final Pattern ELSEWHERE = Pattern.compile("[^/]*:.*");

  public RepositoryUrl {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a repository's url is one line of text");
    }
    text = withoutUserInfo(text);
  }

  public static RepositoryUrl of(String text) {
    return new RepositoryUrl(text);
  }

  /**
   * A text with the user info of its url taken out: {@code https://user:token@host/…} becomes
   * {@code https://host/…}. A text that is no such url is given back as it is.
   */
  public static String withoutUserInfo(String text) {
    return USER_INFO.matcher(text).replaceFirst("${before}");
  }

  /** Whether it names a folder of the machine it was given on, as a {@code file:} url or a path. */
  public boolean isFile() {
    return FILE_SCHEME.matcher(text).matches() || !ELSEWHERE.matcher(text).matches();
  }

  /** What clients are shown: the url, or of a folder of a machine its last path segment only. */
  public String served() {
    return isFile() ? lastSegment() : text;
  }

  /** The last part of the path, without a trailing {@code /}. */
  public String lastSegment() {
    String path = text.replaceFirst("/+$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}
