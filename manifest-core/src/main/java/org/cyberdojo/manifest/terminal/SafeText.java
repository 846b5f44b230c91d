package org.cyberdojo.manifest.terminal;

/**
 * Makes text of unknown origin fit for a terminal: one line, no escape sequences, no invisible or
 * order-changing characters.
 *
 * <p>Characters that do something (controls, line separators, Unicode's format characters such as
 * the bidirectional overrides) and half surrogates are written as JSON would escape them, {@code
 * \n} or {@code \\u001b}. Everything else stays, a backslash too: the text is for reading, not for
 * reading back.
 */
public final class SafeText {

  private static final String CUT = "…";

  private SafeText() {}

  /** The text on one line, harmless. */
  public static String of(String text) {
    return text.codePoints().allMatch(SafeText::isSafe) ? text : escaped(text);
  }

  /**
   * The text on one line, harmless, and not longer than need be.
   *
   * @param most characters of the text that are kept; where more are cut off an ellipsis says so
   */
  public static String of(String text, int most) {
    return text.length() <= most ? of(text) : of(text.substring(0, endOfWhole(text, most))) + CUT;
  }

  /** Never between the two halves of one character. */
  private static int endOfWhole(String text, int end) {
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(codePoint -> append(safe, codePoint));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int codePoint) {
    if (isSafe(codePoint)) {
      safe.appendCodePoint(codePoint);
      return;
    }
    switch (codePoint) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        for (char unit : Character.toChars(codePoint)) {
          safe.append(String.format("\\u%04x", (int) unit));
        }
      }
    }
  }

  private static boolean isSafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
