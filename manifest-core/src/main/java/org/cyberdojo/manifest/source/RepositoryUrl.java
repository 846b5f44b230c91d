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

  private static final String FILE_SCHEME = "file:";

  public RepositoryUrl {
    if (text.isBlank() || hasControlCharacter(text)) {
      throw new IllegalArgumentException("a repository's url is one line of text");
    }
    text = withoutUserInfo(text);
  }

  private static boolean hasControlCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  public static RepositoryUrl of(String text) {
    return new RepositoryUrl(text);
  }

  /**
   * A text with the user info of its url taken out: {@code https://user:token@host/…} becomes
   * {@code https://host/…}. A text that is no such url is given back as it is.
   */
  public static String withoutUserInfo(String text) {
    return text.indexOf('@') < 0 ? text : USER_INFO.matcher(text).replaceFirst("${before}");
  }

  /**
   * Whether it names a folder of the machine it was given on, as a {@code file:} url or a path.
   * {@code https://host/path} and {@code git@host:path} do not.
   */
  public boolean isFile() {
    int colon = text.indexOf(':');
    int slash = text.indexOf('/');
    boolean isElsewhere = colon >= 0 && (slash < 0 || colon < slash);
    return !isElsewhere || text.regionMatches(true, 0, FILE_SCHEME, 0, FILE_SCHEME.length());
  }

  /** What clients are shown: the url, or of a folder of a machine its last path segment only. */
  public String served() {
    return isFile() ? lastSegment() : text;
  }

  /** The last part of the path, without a trailing {@code /}. */
  public String lastSegment() {
    String path = text.endsWith("/") ? text.replaceFirst("/+$", "") : text;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}
