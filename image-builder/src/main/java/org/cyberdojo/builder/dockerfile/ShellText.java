package org.cyberdojo.builder.dockerfile;

/** How a Dockerfile's words are quoted: as a shell does, with the file's own escape character. */
final class ShellText {

  private ShellText() {}

  static boolean isSpace(char character) {
    return character == ' '
        || character == '\t'
        || character == '\r'
        || character == '\f'
        || character == '\u000b';
  }

  /** The first position after the word that begins at {@code start}. */
  static int endOfWord(String text, int start, char escape) {
    int at = start;
    while (at < text.length() && !isSpace(text.charAt(at))) {
      at = afterPiece(text, at, escape);
    }
    return at;
  }

  /** Steps over a quoted text, an escaped character or a plain one. */
  private static int afterPiece(String text, int at, char escape) {
    char character = text.charAt(at);
    if (character == '\'' || character == '"') {
      return afterQuoted(text, at + 1, character, escape);
    }
    return Math.min(text.length(), character == escape ? at + 2 : at + 1);
  }

  private static int afterQuoted(String text, int start, char quote, char escape) {
    int at = start;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == escape && quote == '"' ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }

  /** A word without its quotes and escape characters. */
  static String unquoted(String word, char escape) {
    StringBuilder plain = new StringBuilder();
    char quote = 0;
    for (int at = 0; at < word.length(); at++) {
      char character = word.charAt(at);
      if (quote == 0 && (character == '\'' || character == '"')) {
        quote = character;
      } else if (quote != 0 && character == quote) {
        quote = 0;
      } else if (character == escape && quote != '\'' && at + 1 < word.length()) {
        plain.append(word.charAt(++at));
      } else {
        plain.append(character);
      }
    }
    return plain.toString();
  }
}
