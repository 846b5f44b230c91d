package org.cyberdojo.manifest.commit;

import java.util.regex.Pattern;

/**
 * The name of a git commit: 40 lower-case hex digits.
 *
 * @param text the 40 digits
 */
public record CommitSha(String text) {

  private static final Pattern FORTY_HEX = Pattern.compile("[0-9a-f]{40}");

  public CommitSha {
    if (!FORTY_HEX.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a commit sha has 40 lower-case hex digits, and this is '" + text + "'");
    }
  }

  public static CommitSha of(String text) {
    return new CommitSha(text);
  }

  /** Whether {@link #of} takes the text. */
  public static boolean isCommitSha(String text) {
    return FORTY_HEX.matcher(text).matches();
  }

  /** The first 7 digits: the tag of the image that is built from this commit. */
  public Sha7 sha7() {
    return new Sha7(text.substring(0, 7));
  }

  @Override
  public String toString() {
    return text;
  }
}
