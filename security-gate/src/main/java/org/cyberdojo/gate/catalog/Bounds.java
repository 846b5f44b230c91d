package org.cyberdojo.gate.catalog;

import java.util.regex.Pattern;

/** What the catalog takes from outside, at most. */
final class Bounds {

  private static final Pattern DIGEST =
      Pattern.compile("[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-f]{32,128}");

  private Bounds() {}

  static void text(String what, String text, int mostCharacters) {
    if (text.isBlank()
        || text.length() > mostCharacters
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          what
              + " must be one line of 1 to "
              + mostCharacters
              + " characters, and is '"
              + shown(text)
              + "'");
    }
  }

  static void digest(String what, String text) {
    if (!DIGEST.matcher(text).matches()) {
      throw new IllegalArgumentException(
          what + " must be like sha256:<64 hex digits>, and is '" + shown(text) + "'");
    }
  }

  static void notNegative(String what, long number) {
    if (number < 0) {
      throw new IllegalArgumentException(what + " must be 0 or more, and is " + number);
    }
  }

  private static String shown(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
