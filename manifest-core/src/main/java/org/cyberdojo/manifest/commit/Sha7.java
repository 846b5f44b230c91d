package org.cyberdojo.manifest.commit;

import java.util.regex.Pattern;

/**
 * The first 7 hex digits of a commit's name.
 *
 * @param text the 7 digits, lower case
 */
public record Sha7(String text) {

  private static final Pattern SEVEN_HEX = Pattern.compile("[0-9a-f]{7}");

  public Sha7 {
    if (!SEVEN_HEX.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a sha7 has 7 lower-case hex digits, and this is '" + text + "'");
    }
  }

  public static Sha7 of(String text) {
    return new Sha7(text);
  }

  /** Whether the text is 7 hex digits, and nothing else. */
  public static boolean isSha7(String text) {
    return SEVEN_HEX.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
