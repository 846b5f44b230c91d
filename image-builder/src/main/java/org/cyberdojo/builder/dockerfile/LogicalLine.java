package org.cyberdojo.builder.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The lines of one instruction joined at their escape characters, with comments and empty lines in
 * between left out.
 *
 * @param text the joined line, without leading white space
 * @param offsets for each character of the text the byte that it is in the Dockerfile
 * @param line the first line's number, from 1
 * @param end the first byte after the last line's end
 * @param danglingEscape where the last line's escape character stands when no line follows it
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one parse and is never compared
record LogicalLine(String text, int[] offsets, int line, int end, OptionalInt danglingEscape) {

  /** The words from a position on, split at white space that is neither quoted nor escaped. */
  List<Word> words(int from, char escape) {
    List<Word> words = new ArrayList<>();
    int at = skipSpace(from);
    while (at < text.length()) {
      int end = ShellText.endOfWord(text, at, escape);
      words.add(word(at, end));
      at = skipSpace(end);
    }
    return words;
  }

  Word word(int from, int to) {
    return new Word(text.substring(from, to), offsets[from], offsets[to - 1] + 1);
  }

  int skipSpace(int from) {
    int at = from;
    while (at < text.length() && ShellText.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  int endOfPlainWord(int from) {
    int at = from;
    while (at < text.length() && !ShellText.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
