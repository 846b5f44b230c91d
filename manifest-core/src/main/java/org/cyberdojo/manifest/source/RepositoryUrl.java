package org.cyberdojo.manifest.source;

import java.util.regex.Pattern;

/**
 * Where a git repository is, without the user info ({@code user:token@}) that the url may have been
 * given with: what this holds may be printed, written into an image and served.
 *
 * @param text the url, one line
 */
public record RepositoryUrl(String text) {

  private static final Pattern USER_INFO =
      Pattern.compile("(?<=^[a-zA-Z][a-zA-Z0-9+.-]{0,19}://)[^/?#]*@");

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
    return USER_INFO.matcher(text).replaceFirst("");
  }

  /** Whether it names a folder of the machine it was given on. */
  public boolean isFile() {
    return text.startsWith("file:") || text.startsWith("/");
  }

  /** What clients are shown: the url, or of a {@code file:} url its last path segment only. */
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
